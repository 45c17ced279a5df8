using System.Runtime.InteropServices;

namespace OsteoHooks.Terminology;

/// <summary>A set of <see cref="ConceptSet"/>, as 256 bits.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ConceptSets(ulong A, ulong B, ulong C, ulong D)
{
    public static readonly ConceptSets None;

    public static readonly ConceptSets All = new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    public bool IsEmpty => (A | B | C | D) == 0;

    public static ConceptSets Of(ConceptSet set)
    {
        var bit = 1UL << ((int)set & 63);
        return ((int)set >> 6) switch
        {
            0 => new(bit, 0, 0, 0),
            1 => new(0, bit, 0, 0),
            2 => new(0, 0, bit, 0),
            _ => new(0, 0, 0, bit),
        };
    }

    public static ConceptSets Of(IEnumerable<ConceptSet> sets) => sets.Aggregate(None, (all, set) => all | Of(set));

    public bool Has(ConceptSet set) => !(this & Of(set)).IsEmpty;

    public bool HasAny(ConceptSets sets) => !(this & sets).IsEmpty;

    public ConceptSets Without(ConceptSets other) => new(A & ~other.A, B & ~other.B, C & ~other.C, D & ~other.D);

    public static ConceptSets operator |(ConceptSets x, ConceptSets y) => new(x.A | y.A, x.B | y.B, x.C | y.C, x.D | y.D);

    public static ConceptSets operator &(ConceptSets x, ConceptSets y) => new(x.A & y.A, x.B & y.B, x.C & y.C, x.D & y.D);
}
