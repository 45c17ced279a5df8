using System.Text;

namespace OsteoHooks.Rules;

/// <summary>Card ids are the rules' names: <c>GlucocorticoidWithoutProphylaxis</c> is <c>glucocorticoid-without-prophylaxis</c>.</summary>
public static class CardId
{
    public static string Of(Type rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var name = rule.Name;
        var id = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            id.Append(i > 0 && StartsWord(name, i) ? "-" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return id.ToString();
    }

    private static bool StartsWord(string name, int i) =>
        (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
        || (char.IsAsciiDigit(name[i]) && !char.IsAsciiDigit(name[i - 1]));
}
