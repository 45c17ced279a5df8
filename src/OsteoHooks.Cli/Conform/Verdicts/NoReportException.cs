namespace OsteoHooks.Cli.Conform.Verdicts;

/// <summary>No report can be made: wrong usage, or a base that does not answer.</summary>
internal sealed class NoReportException(string sentence) : Exception(sentence);
