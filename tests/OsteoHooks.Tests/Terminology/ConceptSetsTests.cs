using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

/// <summary>Sets of concepts, also of those that no table has yet: numbers up to the capacity.</summary>
public class ConceptSetsTests
{
    /// <summary>The edges of each 64 bits, and of the two halves.</summary>
    public static TheoryData<int> Numbers => [0, 1, 63, 64, 127, 128, 191, 192, 255, 256, 257, 319, 320, 383, 384, 447, 448, 511];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_set_of_one_has_that_concept_and_no_other(int number)
    {
        var one = ConceptSets.Of((ConceptSet)number);
        Assert.False(one.IsEmpty);
        Assert.Equal([number], Enumerable.Range(0, ConceptSets.Capacity).Where(n => one.Has((ConceptSet)n)));
        Assert.Equal(one, ConceptSets.All & one);
        Assert.False(ConceptSets.All.Without(one).Has((ConceptSet)number));
    }

    [Fact]
    public void Sets_with_members_beyond_256_unite_meet_and_part()
    {
        var (near, far, farthest) = ((ConceptSet)5, (ConceptSet)300, (ConceptSet)511);
        var both = ConceptSets.Of(near) | ConceptSets.Of(far);
        var other = ConceptSets.Of([far, farthest]);
        Assert.Equal(ConceptSets.Of(far), both & other);
        Assert.True(both.HasAny(other));
        Assert.False(both.HasAny(ConceptSets.Of(farthest)));
        Assert.Equal(ConceptSets.Of(near), both.Without(other));
        Assert.Equal(ConceptSets.Of([near, far, farthest]), both | other);
        Assert.True(both != other && both == ConceptSets.Of([far, near]));
        Assert.Equal(both.GetHashCode(), ConceptSets.Of([far, near]).GetHashCode());
        Assert.True((both & ConceptSets.Of(farthest)).IsEmpty && ConceptSets.None.IsEmpty);
    }

    [Fact]
    public void A_number_that_does_not_fit_is_refused_and_not_taken_for_another() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConceptSets.Of((ConceptSet)ConceptSets.Capacity));
}
