namespace OsteoHooks.Terminology;

public sealed partial class CodeBook
{
    public partial Meaning Find(CodeUse use, ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
    {
        var number = systems.Find(system);
        Span<byte> buffer = stackalloc byte[CodeText.MaxLength + 1];
        var length = CodeText.Fold(number, code, buffer[1..]);
        if (length == 0)
            return Meaning.Unknown;
        var key = buffer[..(length + 1)];
        if (CodeText.IsNpu(key[1..]))
            return Look(use, CodeSystem.Npu, key);
        return number switch
        {
            CodeSystem.Absent or CodeSystem.Foreign => use == CodeUse.Medication && CodeText.IsAtc(key[1..]) ? Look(use, CodeSystem.Atc, key) : Unmapped(number, system),
            CodeSystem.Sks => FindSks(use, key),
            _ => Look(use, number, key),
        };
    }

    private Meaning Unmapped(CodeSystem number, ReadOnlySpan<byte> system)
    {
        if (number == CodeSystem.Foreign)
            foreign?.Note(system);
        return Meaning.Unknown;
    }

    public partial Meaning FindDrugName(ReadOnlySpan<byte> utf8Text) => names.Find(utf8Text);

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
            return Meaning.Unknown;
        if (use == CodeUse.Medication && key[1] == 'M' && CodeText.IsAtc(key[2..]))
            return Look(use, CodeSystem.Atc, key[1..]);
        if (!CodeText.IsSksDiagnosis(key[1..]))
            return Look(use, CodeSystem.Sks, key);
        return Unite(Look(use, CodeSystem.Sks, key[1..]), Look(use, CodeSystem.Icd10, key[1..]));
    }

    private Meaning Look(CodeUse use, CodeSystem system, Span<byte> key)
    {
        var found = codes.Find(system, key);
        var sets = Precedence.Apply(found.Sets & CodeUses.Of(use, system));
        if (use == CodeUse.Observation)
            sets &= observations;
        if (use != CodeUse.Medication)
            return sets.IsEmpty ? Meaning.Unknown : new Meaning(sets);
        if (!sets.IsEmpty || found.Substance != Substance.None)
            return new Meaning(sets, found.Substance, RankOf(system, found.Rank), found.StrengthMg, found.PerMillilitre);
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
