using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OsteoHooks.Terminology;

/// <summary>
/// A set of <see cref="ConceptSet"/>, as 512 bits in two vectors: what codes mean is united and compared some ten thousand times a call,
/// and two vectors are worked in two steps, where eight numbers would be worked one by one.
/// </summary>
/// <remarks>The concept with the number n is bit n, counted from the lowest bit of the first vector.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct ConceptSets : IEquatable<ConceptSets>
{
    /// <summary>How many concepts a set can hold: the numbers of <see cref="ConceptSet"/> stay below it.</summary>
    public const int Capacity = 2 * Half;

    public static readonly ConceptSets None;

    public static readonly ConceptSets All = new(Vector256<ulong>.AllBitsSet, Vector256<ulong>.AllBitsSet);

    private const int Half = 256;
    private const int Word = 64;

    private readonly Vector256<ulong> _low;
    private readonly Vector256<ulong> _high;

    private ConceptSets(Vector256<ulong> low, Vector256<ulong> high)
    {
        _low = low;
        _high = high;
    }

    public bool IsEmpty => (_low | _high) == Vector256<ulong>.Zero;

    /// <exception cref="ArgumentOutOfRangeException">The concept's number is <see cref="Capacity"/> or more.</exception>
    public static ConceptSets Of(ConceptSet set)
    {
        var number = (int)set;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Capacity, nameof(set));
        var one = Vector256<ulong>.Zero.WithElement(number % Half / Word, 1UL << (number % Word));
        return number < Half ? new(one, Vector256<ulong>.Zero) : new(Vector256<ulong>.Zero, one);
    }

    public static ConceptSets Of(IEnumerable<ConceptSet> sets) => sets.Aggregate(None, (all, set) => all | Of(set));

    public bool Has(ConceptSet set) => HasAny(Of(set));

    public bool HasAny(ConceptSets sets) => ((_low & sets._low) | (_high & sets._high)) != Vector256<ulong>.Zero;

    public ConceptSets Without(ConceptSets other) => new(Vector256.AndNot(_low, other._low), Vector256.AndNot(_high, other._high));

    public bool Equals(ConceptSets other) => _low == other._low && _high == other._high;

    public override bool Equals(object? obj) => obj is ConceptSets other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_low, _high);

    public static bool operator ==(ConceptSets x, ConceptSets y) => x.Equals(y);

    public static bool operator !=(ConceptSets x, ConceptSets y) => !x.Equals(y);

    public static ConceptSets operator |(ConceptSets x, ConceptSets y) => new(x._low | y._low, x._high | y._high);

    public static ConceptSets operator &(ConceptSets x, ConceptSets y) => new(x._low & y._low, x._high & y._high);
}
