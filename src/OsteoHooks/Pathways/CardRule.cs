namespace OsteoHooks.Pathways;

/// <summary>A rule for one card. It matches states, asks whether each answer may hold, and yields <see cref="Considered"/> with the same answers.</summary>
public abstract class CardRule : Rule
{
    /// <summary>Card id: the class name in kebab case.</summary>
    public string Card { get; }

    protected CardRule() => Card = CardId.Of(GetType());
}

/// <summary>Card ids are the rules' names: <c>GlucocorticoidWithoutProphylaxis</c> is <c>glucocorticoid-without-prophylaxis</c>.</summary>
public static class CardId
{
    public static string Of(Type rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var name = rule.Name;
        var id = new System.Text.StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = i > 0 && ((char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))) || (char.IsAsciiDigit(name[i]) && !char.IsAsciiDigit(name[i - 1])));
            id.Append(starts ? "-" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return id.ToString();
    }
}
