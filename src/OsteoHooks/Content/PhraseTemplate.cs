using System.Collections.Immutable;

namespace OsteoHooks.Content;

/// <summary>One sentence of cards/phrases in one language, cut at its brace slots once.</summary>
/// <param name="Parts">Literal texts and slot names in turn, a literal first.</param>
internal sealed record PhraseTemplate(ImmutableArray<string> Parts)
{
    public IEnumerable<string> Slots => Parts.Where((_, i) => i % 2 == 1);

    /// <summary>Null when a brace is not closed or not opened.</summary>
    public static PhraseTemplate? Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var rest = text.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0)
        {
            var close = rest.IndexOf('}');
            if (close <= open + 1 || rest[(open + 1)..close].Contains('{'))
            {
                return null;
            }

            parts.Add(rest[..open].ToString());
            parts.Add(rest[(open + 1)..close].ToString());
            rest = rest[(close + 1)..];
        }

        parts.Add(rest.ToString());
        return rest.Contains('}') ? null : new PhraseTemplate(parts.ToImmutable());
    }
}
