using System.Runtime.InteropServices;

namespace OsteoHooks.Terminology;

/// <summary>How sure the meaning of a medication code is, weakest first (terminology fallback order: ATC, ingredient, product,
/// national product id, name).</summary>
public enum CodeRank : byte
{
    None,
    Name,
    NationalProduct,
    Product,
    Ingredient,
    Atc,
}

/// <summary>
/// What a code means: the sets it belongs to, the substance where it names a drug, the strength of one unit in mg where the code names a
/// product whose strength the tables know (mg per mL when <paramref name="PerMillilitre"/>), and how sure this is. Only medication codes
/// carry substance, strength and rank. A well-formed ATC code on no list has the rank <see cref="CodeRank.Atc"/> and
/// no sets: certainly another drug.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Meaning(ConceptSets Sets, Substance Substance = Substance.None, CodeRank Rank = CodeRank.None,
    decimal? UnitStrengthMg = null, bool PerMillilitre = false)
{
    public static readonly Meaning Unknown;

    public bool IsKnown => !Sets.IsEmpty || Substance != Substance.None;

    public bool Is(ConceptSet set) => Sets.Has(set);
}
