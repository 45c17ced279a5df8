namespace OsteoHooks.Cli.Conform.Verdicts;

/// <summary>A check that cannot be done here; the sentence says why.</summary>
internal sealed class NotPossibleException(string sentence) : Exception(sentence);
