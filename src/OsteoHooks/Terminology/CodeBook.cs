namespace OsteoHooks.Terminology;

/// <summary>The terms, read once at start-up: what codes and the names of drugs mean, and the lists of clinical words. Look-ups of codes
/// take UTF-8 and make no strings.</summary>
public sealed class CodeBook
{
    private readonly CodeTables _tables;
    private readonly IReadOnlyList<LocalCode> _localCodes;
    private readonly SystemNames _systems;
    private readonly CodeIndex _codes;
    private readonly DrugNames _names;
    private readonly DrugText _texts;
    private ConceptSets _observations;
    private ForeignSystems? _foreign;

    private CodeBook(CodeTables tables, SystemNames systems, IReadOnlyList<LocalCode> localCodes, ConceptSets observations,
        List<string> faults)
    {
        _tables = tables;
        _systems = systems;
        _localCodes = localCodes;
        _observations = observations;
        _codes = new CodeIndex(tables.Rows.Concat(localCodes.Select(local => local.Row)));
        _names = new DrugNames(tables, _codes, faults);
        _texts = new DrugText(tables.Strengths);
        Unverified =
        [
            .. tables.Rows.Where(row => !row.Verified)
                .Select(row => new UnverifiedCode(row.At.File, row.At.Number, row.At["system"], row.Code, row.At["display"])),
        ];
    }

    /// <summary>Rows whose code was not seen in a public source, for the committee that answers for the tables.</summary>
    public IReadOnlyList<UnverifiedCode> Unverified { get; }

    public WordLists Words => _tables.Words;

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
        var tables = CodeTables.Read(folder ?? TermFolder.Shipped, faults);
        var book = new CodeBook(tables, new SystemNames(tables.Systems), [], ConceptSets.All, faults);
        Refuse(faults);
        return book;
    }

    /// <summary>
    /// The same tables where codes of Observations mean only these sets, and nothing beyond: half of a large body is weights, heights and
    /// smoking that nobody asks for, and need not be kept.
    /// </summary>
    public CodeBook WithObservations(ConceptSets asked)
    {
        var book = (CodeBook)MemberwiseClone();
        book._observations = asked;
        return book;
    }

    /// <summary>The same book, noting the systems that it does not know.</summary>
    public CodeBook Noting(ForeignSystems systemsMet)
    {
        var book = (CodeBook)MemberwiseClone();
        book._foreign = systemsMet;
        return book;
    }

    /// <summary>
    /// A book that also knows a site's own codes. The file has the columns <c>system</c> (a URI), <c>code</c> and <c>concept</c> (a table's
    /// name), and may have <c>match</c> (exact or prefix), <c>substance</c>, <c>strength-mg</c> and <c>per</c> (unit or ml). Local codes
    /// are compared letter by letter.
    /// </summary>
    /// <exception cref="InvalidDataException">As for <see cref="Load"/>; an unknown concept is a fault.</exception>
    public CodeBook WithLocalCodes(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path}:1: no such file");
        }

        var faults = new List<string>();
        var all = new SystemNames(_tables.Systems);
        foreach (var local in _localCodes)
        {
            all.FindOrAdd(local.Uri);
        }

        var added = LocalCode.ReadAll(path, all, faults);
        Refuse(faults);
        return new CodeBook(_tables, all, [.. _localCodes, .. added], _observations, faults);
    }

    /// <summary>Codes of a set in the systems that servers can search for, sorted, without those that match by prefix.</summary>
    public IReadOnlyList<string> CodesOf(ConceptSet set) =>
    [
        .. _tables.Rows.Concat(_localCodes.Select(local => local.Row)).Where(row => row.Set == set && !row.IsPrefix)
            .Select(row => row.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Meaning of one coding. <paramref name="system"/> may be empty, an alias or an OID; <paramref name="code"/> as received
    /// (dots, blanks, lower case and SKS prefixes are normalised here).
    /// </summary>
    public Meaning Find(CodeUse use, ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
    {
        var number = _systems.Find(system);
        Span<byte> buffer = stackalloc byte[CodeText.MaxLength + 1];
        var length = CodeText.Fold(number, code, buffer[1..]);
        if (length == 0)
        {
            return Meaning.Unknown;
        }

        var key = buffer[..(length + 1)];
        if (CodeText.IsNpu(key[1..]))
        {
            return Look(use, CodeSystem.Npu, key);
        }

        return number switch
        {
            CodeSystem.Absent or CodeSystem.Foreign =>
                use == CodeUse.Medication && CodeText.IsAtc(key[1..]) ? Look(use, CodeSystem.Atc, key) : Unmapped(number, system),
            CodeSystem.Sks => FindSks(use, key),
            _ => Look(use, number, key),
        };
    }

    /// <summary>A drug recognised by its name at the start of, or as a word in, a display or text. Rank is
    /// <see cref="CodeRank.Name"/>.</summary>
    public Meaning FindDrugName(ReadOnlySpan<byte> utf8Text) => _names.Find(utf8Text);

    /// <summary>
    /// The strength of one unit in a product's text, for example <c>Prednisolon 2,5 mg tablett</c>, <c>5 mg/ml</c>, <c>250 µg</c>.
    /// Null when the text states none, or more than one, or one per day, weight, hour or gram, or a number that
    /// may be read in two ways (1.000).
    /// </summary>
    public DrugStrength? FindStrength(ReadOnlySpan<char> text) => _texts.StrengthMg(text);

    private static void Refuse(List<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new InvalidDataException(string.Join('\n', faults));
        }
    }

    private Meaning Unmapped(CodeSystem number, ReadOnlySpan<byte> system)
    {
        if (number == CodeSystem.Foreign)
        {
            _foreign?.Note(system);
        }

        return Meaning.Unknown;
    }

    /// <summary>A Danish code and its add-ons (<c>DS721+TUL1</c>), each a diagnosis, a procedure, or M and an ATC code.</summary>
    private Meaning FindSks(CodeUse use, Span<byte> key)
    {
        var united = Meaning.Unknown;
        while (key.Length > 1)
        {
            var plus = key[1..].IndexOf((byte)'+');
            var part = plus < 0 ? key : key[..(plus + 1)];
            united = Unite(united, FindSksPart(use, part));
            key = plus < 0 ? [] : key[(plus + 1)..];
        }

        return united;
    }

    private Meaning FindSksPart(CodeUse use, Span<byte> key)
    {
        if (key.Length < 2)
        {
            return Meaning.Unknown;
        }

        if (use == CodeUse.Medication && key[1] == 'M' && CodeText.IsAtc(key[2..]))
        {
            return Look(use, CodeSystem.Atc, key[1..]);
        }

        if (!CodeText.IsSksDiagnosis(key[1..]))
        {
            return Look(use, CodeSystem.Sks, key);
        }

        return Unite(Look(use, CodeSystem.Sks, key[1..]), Look(use, CodeSystem.Icd10, key[1..]));
    }

    private Meaning Look(CodeUse use, CodeSystem system, Span<byte> key)
    {
        var found = _codes.Find(system, key);
        var sets = Precedence.Apply(found.Sets & CodeUses.Of(use, system));
        if (use == CodeUse.Observation)
        {
            sets &= _observations;
        }

        if (use != CodeUse.Medication)
        {
            return sets.IsEmpty ? Meaning.Unknown : new Meaning(sets);
        }

        if (!sets.IsEmpty || found.Substance != Substance.None)
        {
            return new Meaning(sets, found.Substance, RankOf(system, found.Rank), found.StrengthMg, found.PerMillilitre);
        }

        return system == CodeSystem.Atc && CodeText.IsAtc(key[1..]) ? new Meaning(ConceptSets.None, Rank: CodeRank.Atc) : Meaning.Unknown;
    }

    private static CodeRank RankOf(CodeSystem system, CodeRank stated) => system switch
    {
        CodeSystem.Atc => CodeRank.Atc,
        CodeSystem.Snomed => CodeRank.Ingredient,
        CodeSystem.Rxnorm => stated == CodeRank.None ? CodeRank.Product : stated,
        CodeSystem.Sks or CodeSystem.Hcpcs => CodeRank.Product,
        _ => CodeRank.NationalProduct,
    };

    private static Meaning Unite(Meaning x, Meaning y) => (x.Rank >= y.Rank ? x : y) with { Sets = Precedence.Apply(x.Sets | y.Sets) };
}
