namespace OsteoHooks.Terminology;

public sealed partial class CodeBook
{
    private readonly CodeTables tables;
    private readonly IReadOnlyList<LocalCode> localCodes;
    private readonly SystemNames systems;
    private readonly CodeIndex codes;
    private readonly DrugNames names;
    private ConceptSets observations;
    private ForeignSystems? foreign;

    private CodeBook(CodeTables tables, SystemNames systems, IReadOnlyList<LocalCode> localCodes, ConceptSets observations, List<string> faults)
    {
        this.tables = tables;
        this.systems = systems;
        this.localCodes = localCodes;
        this.observations = observations;
        codes = new CodeIndex(tables.Rows.Concat(localCodes.Select(local => local.Row)));
        names = new DrugNames(tables, codes, faults);
        Unverified = [.. tables.Rows.Where(row => !row.Verified).Select(row => new UnverifiedCode(row.At.File, row.At.Number, row.At["system"], row.Code, row.At["display"]))];
    }

    /// <summary>Rows whose code was not seen in a public source, for the committee that answers for the tables.</summary>
    public IReadOnlyList<UnverifiedCode> Unverified { get; }

    /// <summary>Codes of a set in the systems that servers can search for, sorted, without those that match by prefix.</summary>
    public IReadOnlyList<string> CodesOf(ConceptSet set) =>
        [.. tables.Rows.Concat(localCodes.Select(local => local.Row)).Where(row => row.Set == set && !row.IsPrefix).Select(row => row.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The terms of a cards folder: its own folder <c>terms</c>, or where it has none those beside the assembly.</summary>
    /// <exception cref="InvalidDataException">As for <see cref="Load"/>.</exception>
    public static CodeBook LoadBeside(string cardsFolder)
    {
        var own = Path.Combine(cardsFolder, "terms");
        return Load(Directory.Exists(own) ? own : null);
    }

    /// <summary>Reads the terms: code tables and lists of words.</summary>
    /// <param name="folder">The folder of terms, or null for <c>cards/terms</c> beside the assembly.</param>
    /// <exception cref="InvalidDataException">The message lists every fault as <c>file:line: fault</c>, one per line.</exception>
    public static CodeBook Load(string? folder = null)
    {
        var faults = new List<string>();
        var read = CodeTables.Read(folder ?? TermFolder.Shipped, faults);
        var book = new CodeBook(read, new SystemNames(read.Systems), [], ConceptSets.All, faults);
        Refuse(faults);
        return book;
    }

    /// <summary>
    /// The same tables where codes of Observations mean only these sets, and nothing beyond: half of a large body is weights, heights and smoking
    /// that nobody asks for, and need not be kept.
    /// </summary>
    public CodeBook WithObservations(ConceptSets asked)
    {
        var book = (CodeBook)MemberwiseClone();
        book.observations = asked;
        return book;
    }

    /// <summary>The same book, noting the systems that it does not know.</summary>
    public CodeBook Noting(ForeignSystems systemsMet)
    {
        var book = (CodeBook)MemberwiseClone();
        book.foreign = systemsMet;
        return book;
    }

    /// <summary>
    /// A book that also knows a site's own codes. The file has the columns <c>system</c> (a URI), <c>code</c> and <c>concept</c> (a table's name), and may
    /// have <c>match</c> (exact or prefix), <c>substance</c>, <c>strength-mg</c> and <c>per</c> (unit or ml). Local codes are compared letter by letter.
    /// </summary>
    /// <exception cref="InvalidDataException">As for <see cref="Load"/>; an unknown concept is a fault.</exception>
    public CodeBook WithLocalCodes(string path)
    {
        if (!File.Exists(path))
            throw new InvalidDataException($"{path}:1: no such file");
        var faults = new List<string>();
        var all = new SystemNames(tables.Systems);
        foreach (var local in localCodes)
            all.FindOrAdd(local.Uri);
        var added = LocalCode.ReadAll(path, all, faults);
        Refuse(faults);
        return new CodeBook(tables, all, [.. localCodes, .. added], observations, faults);
    }

    private static void Refuse(List<string> faults)
    {
        if (faults.Count > 0)
            throw new InvalidDataException(string.Join('\n', faults));
    }
}

/// <summary>A row that awaits checking against a source.</summary>
public sealed record UnverifiedCode(string File, int Line, string System, string Code, string Display);
