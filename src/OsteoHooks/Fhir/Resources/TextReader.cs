using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>Words of concepts and annotations, joined.</summary>
internal static class TextReader
{
    private const int Longest = 4_000;

    public static string? Concepts(ref Cursor c, Words words)
    {
        string? all = null;
        var list = c.List();
        while (c.Item(ref list))
        {
            all = Join(all, words.Get(PlainConcept.Read(ref c).Words));
        }
        return all;
    }

    public static string? Annotations(ref Cursor c, Words words)
    {
        string? all = null;
        var list = c.List();
        while (c.Item(ref list))
        {
            if (!c.Object())
            {
                continue;
            }
            while (c.Next(out var element))
            {
                if (element == Element.Text)
                {
                    all = Join(all, words.Get(c.Utf8()));
                }
                else
                {
                    c.Skip();
                }
            }
        }

        return all;
    }

    /// <summary>Stops when it is long: a list of a million notes must not be copied a million times.</summary>
    public static string? Join(string? first, string? second)
    {
        if (first is null || second is null)
        {
            return first ?? second;
        }
        return first.Length > Longest ? first : $"{first}; {second}";
    }
}
