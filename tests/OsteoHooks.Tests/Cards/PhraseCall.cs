using System.Text.RegularExpressions;

namespace OsteoHooks.Tests.Cards;

/// <summary>One <c>Phrase.Of(…)</c> as it stands in a source file: the expression of its key, cut at <c>? :</c>, and the
/// slots that it fills.</summary>
/// <param name="Branches">Every expression that the key may come to.</param>
internal sealed partial record PhraseCall(string Place, IReadOnlyList<string> Branches, IReadOnlyList<string> Slots)
{
    /// <summary>Keys that are written out.</summary>
    public IEnumerable<string> Keys => Branches.Select(b => WholeKey().Match(b)).Where(m => m.Success).Select(m => m.Groups["key"].Value);

    /// <summary>Beginnings to which a value is added: <c>"test." + test</c>.</summary>
    public IEnumerable<string> Prefixes =>
        Branches.Select(b => Prefix().Match(b)).Where(m => m.Success).Select(m => m.Groups["prefix"].Value);

    /// <summary>Endings of keys that come from elsewhere in the file (<c>key + "-days"</c>); empty where the key
    /// is taken as it comes.</summary>
    public IEnumerable<string> OpenEndings => Branches.Where(b => !b.StartsWith('"')).Select(b => Ending().Match(b).Groups["ending"].Value);

    public static PhraseCall Read(string place, string arguments, string file)
    {
        var parts = Split(arguments);
        var slots = parts.Skip(1).Select(p => SlotOf(p, file) ?? throw new InvalidDataException($"{place}: no slot can be told from: {p}"));
        return new PhraseCall(place, [.. BranchesOf(parts[0])], [.. slots]);
    }

    /// <summary>The text between the bracket at <paramref name="open"/> and the one that closes it.</summary>
    public static string Bracketed(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            i = AfterString(text, i);
            depth += text[i] is '(' or '[' or '{' ? 1 : text[i] is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0)
            {
                return text[(open + 1)..i];
            }
        }

        throw new InvalidDataException("A bracket is not closed.");
    }

    private static List<string> Split(string arguments)
    {
        var (parts, depth, start) = (new List<string>(), 0, 0);
        for (var i = 0; i < arguments.Length; i++)
        {
            i = AfterString(arguments, i);
            if (i == arguments.Length)
            {
                break;
            }

            depth += arguments[i] is '(' or '[' or '{' ? 1 : arguments[i] is ')' or ']' or '}' ? -1 : 0;
            if (arguments[i] == ',' && depth == 0)
            {
                parts.Add(arguments[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(arguments[start..].Trim());
        return parts;
    }

    /// <summary>The place after the string that begins here, or the same place.</summary>
    private static int AfterString(string text, int at)
    {
        if (text[at] != '"')
        {
            return at;
        }

        do
        {
            at += text[at] == '\\' ? 2 : 1;
        }
        while (text[at] != '"');
        return at + 1;
    }

    private static IEnumerable<string> BranchesOf(string key)
    {
        // What stands before a question mark is the condition.
        var parts = Alternative().Split(key);
        return parts.Where((_, i) => i % 2 == 0 && (i + 1 == parts.Length || parts[i + 1] == ":"))
            .Select(p => p.Trim(' ', '\r', '\n', '(', ')'));
    }

    private static string? SlotOf(string argument, string file)
    {
        if (Slot().Match(argument) is { Success: true } written)
        {
            return written.Groups["slot"].Value;
        }

        var variable = Regex.Match(file, @"\bvar " + Regex.Escape(argument) + @" = \(""(?<slot>[a-z-]+)"",", RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));
        return variable.Success ? variable.Groups["slot"].Value : null;
    }

    [GeneratedRegex(@"^""(?<key>[a-z][a-z-]*\.?[a-z0-9-]+)""$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeKey();

    [GeneratedRegex(@"^""(?<prefix>[a-z-]+\.)"" \+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\+ ""(?<ending>-[a-z]+)""$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^\(""(?<slot>[a-z-]+)"",", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slot();

    [GeneratedRegex(@"\s(?<mark>[?:])\s", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alternative();
}
