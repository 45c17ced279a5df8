namespace OsteoHooks.Terminology;

/// <summary>Every list of clinical words, read once at start-up.</summary>
public sealed class WordLists
{
    private static readonly string[] Columns = ["word"];

    private readonly ListedWords[] _lists;

    private WordLists(ListedWords[] lists) => _lists = lists;

    public ListedWords this[WordList list] => _lists[(int)list];

    /// <summary>Reads the tables. A list without a table, a table without a word and a table of no list are faults.</summary>
    internal static WordLists Read(TermFolder terms, List<string> faults)
    {
        var lists = new ListedWords[Enum.GetValues<WordList>().Length];
        foreach (var path in terms.Words)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (TableName.TryParse<WordList>(name, out var list))
            {
                lists[(int)list] = new ListedWords(ReadWords(path, faults));
            }
            else
            {
                faults.Add($"{name}.csv:1: no list of words is named '{name}'");
            }
        }

        foreach (var list in Enum.GetValues<WordList>().Where(list => lists[(int)list] is null))
        {
            faults.Add($"{TableName.Of(list)}.csv:1: the table is missing");
        }

        return new WordLists(lists);
    }

    private static List<string> ReadWords(string path, List<string> faults)
    {
        var before = faults.Count;
        var words = new List<string>();
        foreach (var line in TableFile.Read(path, Columns, faults))
        {
            var word = line["word"];
            if (string.IsNullOrWhiteSpace(word))
            {
                faults.Add(line.Fault("no word"));
            }
            else if (words.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                faults.Add(line.Fault($"the word '{word}' is listed twice"));
            }
            else
            {
                words.Add(word);
            }
        }

        if (words.Count == 0 && faults.Count == before)
        {
            faults.Add($"{Path.GetFileName(path)}:1: the table lists no word");
        }

        return words;
    }
}
