namespace OsteoHooks.Cli.Cards;

/// <summary>The card cannot be made; the sentence says why.</summary>
internal sealed class NewCardException(string sentence) : Exception(sentence);
