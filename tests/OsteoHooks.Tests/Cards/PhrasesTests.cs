using System.Collections.Immutable;
using OsteoHooks.Content;
using OsteoHooks.Findings;

namespace OsteoHooks.Tests.Cards;

public class PhrasesTests(SmallLibrary small) : IClassFixture<SmallLibrary>
{
    private Phrases Phrases => small.Library.Phrases;

    [Theory]
    [InlineData("en", "7.5 mg/day ≥ 5 mg/day")]
    [InlineData("sv", "7,5 mg/dag ≥ 5 mg/dag")]
    [InlineData("da", "7,5 mg/dag ≥ 5 mg/dag")]
    [InlineData("nb", "7,5 mg/dag ≥ 5 mg/dag")]
    public void Numbers_are_said_with_the_separator_of_the_language_and_without_trailing_zeros(string language, string said) =>
        Assert.Equal(said, Phrases.Say(SmallLibrary.Reached.Said, language));

    [Fact]
    public void A_negative_number_has_a_minus_sign() => Assert.Equal("−2,7", Phrases.Say(Phrase.Of("word", ("w", -2.70m)), "sv"));

    [Fact]
    public void Days_are_iso_dates_and_lists_are_joined_with_commas() =>
        Assert.Equal("ingen DXA siden 2024-06-01 (søgt i Observation, Procedure)", Phrases.Say(SmallLibrary.NoDxa.Said, "da"));

    [Fact]
    public void Whole_numbers_are_said_plainly() => Assert.Equal("1200", Phrases.Say(Phrase.Of("word", ("w", 1200)), "nb"));

    [Fact]
    public void A_text_stands_as_received_outside_cards() =>
        Assert.Equal("drug *Prednisolon*", Phrases.Say(Phrase.Of("drug.named", ("name", "*Prednisolon*")), "en"));

    [Fact]
    public void An_unknown_sentence_or_a_missing_value_stays_visible_by_name()
    {
        Assert.Equal("no.such.sentence", Phrases.Say(Phrase.Of("no.such.sentence"), "en"));
        Assert.Equal("{dose} mg/day", Phrases.Say(Phrase.Of("dose.per-day"), "en"));
    }

    [Fact]
    public void An_empty_list_is_empty() =>
        Assert.Equal("no DXA since 2024-06-01 (looked in )",
            Phrases.Say(Phrase.Of("dxa.none", ("day", new DateOnly(2024, 6, 1)), ("places", ImmutableArray<Phrase>.Empty)), "en"));
}
