using OsteoHooks.Text;

namespace OsteoHooks.Content;

/// <summary>
/// What all cards say, written once in <c>cards/blocks/&lt;name&gt;.&lt;lang&gt;.md</c>. A block stands around one place, <c>{{items}}</c>,
/// where the
/// patient's list or the quotation goes, or has no such place.
/// </summary>
public sealed class Blocks
{
    /// <summary>What the findings rest on.</summary>
    public const string Seen = "seen";

    /// <summary>The quotation and where it stands; also has <c>{{document}}</c> and <c>{{lines}}</c>.</summary>
    public const string Source = "source";

    /// <summary>What could not be read or determined although the card fired.</summary>
    public const string Missing = "missing";

    /// <summary>Assumptions made.</summary>
    public const string Notes = "notes";

    /// <summary>Stronger cards that could not be assessed.</summary>
    public const string Doubts = "doubts";

    /// <summary>Findings carried by this card.</summary>
    public const string Carried = "carried";

    /// <summary>Resource types that could not be read.</summary>
    public const string Unread = "unread";

    public const string Unreviewed = "unreviewed";

    /// <summary>That of several drugs only one should be ordered, for clients whose suggestions cannot exclude each other.</summary>
    public const string Alternatives = "alternatives";

    private const string Place = "{{items}}";

    private static readonly string[] Names = [Seen, Source, Missing, Notes, Doubts, Carried, Unread, Unreviewed, Alternatives];

    private readonly Dictionary<(string Name, string Language), (string Before, string After)> _blocks = [];

    private Blocks()
    {
    }

    public static Blocks Open(string folder, ICollection<string> faults)
    {
        var read = new Blocks();
        foreach (var name in Names)
        {
            foreach (var language in CardLanguage.All)
            {
                read.Add(Path.Combine(folder, $"{name}.{language}.md"), name, language, faults);
            }
        }

        return read;
    }

    public string Before(string name, string language) => _blocks.GetValueOrDefault((name, language)).Before ?? "";

    public string After(string name, string language) => _blocks.GetValueOrDefault((name, language)).After ?? "";

    private void Add(string file, string name, string language, ICollection<string> faults)
    {
        if (!File.Exists(file))
        {
            faults.Add($"{file}:1: the file is missing");
            return;
        }

        var text = File.ReadAllText(file).Trim().ReplaceLineEndings("\n");
        string[] wanted = name switch { Unreviewed or Alternatives => [], Source => [Place, "{{document}}", "{{lines}}"], _ => [Place] };
        foreach (var slot in wanted.Where(s => text.Split(s).Length != 2))
        {
            faults.Add($"{file}:1: {slot} must stand here once");
        }

        var parts = text.Split(Place, 2);
        _blocks[(name, language)] = (parts[0], parts.Length > 1 ? parts[1] : "");
    }
}
