using System.Text.Json;
using OsteoHooks.Findings;
using static OsteoHooks.Tests.Cards.SmallLibrary;

namespace OsteoHooks.Tests.Cards;

public class FindingsJsonTests(SmallLibrary small) : IClassFixture<SmallLibrary>
{
    private static readonly OsteoHooks.Cards.ReplyContext Explained = Context with { Findings = true };

    private static readonly Gap NoDose = new(GapKind.Undetermined, "MedicationRequest", Phrase.Of("gap.dose"),
        "prefetch.x.entry[0].resource");

    [Fact]
    public void A_fired_finding_says_what_was_compared_and_where_it_was_read()
    {
        var finding = Fired(CardFolder.Main) with { Answers = [Reached, NoDxa] };

        Assert.Equal(
            """{"card":"glucocorticoid-without-prophylaxis","outcome":"fired","indicator":"warning","reason":"7,5 mg/dag ≥ 5 mg/dag; ingen DXA sedan 2024-06-01 (sökt i Observation, Procedure)","because":[{"resource":"MedicationRequest/m1","path":"context.draftOrders.entry[0].resource","date":"2026-06-01","value":"läkemedel Prednisolon"}]}""",
            One(finding, Explained with { Language = "sv" }).GetRawText());
    }

    [Fact]
    public void A_suppressed_finding_names_the_stronger_card() =>
        Assert.Equal("first-b",
            One(Fired(CardFolder.Main) with { Outcome = Outcome.Suppressed, By = "first-b" }).GetProperty("by").GetString());

    [Fact]
    public void A_finding_that_was_not_assessed_names_the_missing_types_once_and_sorted()
    {
        var finding = Fired(CardFolder.Main) with
        {
            Outcome = Outcome.NotAssessed,
            Answers = [Reached,
                Answer.Unknown(Phrase.Of("gap.dose"), [new Gap(GapKind.Unread, "Observation", Phrase.Of("gap.dose")), NoDose, NoDose])],
        };

        var json = One(finding);

        Assert.Equal("not-assessed", json.GetProperty("outcome").GetString());
        Assert.Equal("""["MedicationRequest","Observation"]""", json.GetProperty("missing").GetRawText());
        Assert.Equal("dose without unit", json.GetProperty("reason").GetString());
    }

    [Fact]
    public void What_is_not_indicated_is_listed_only_on_request_with_the_first_answer_that_says_no()
    {
        var finding = Fired(CardFolder.Main, Indicator.Info) with
        {
            Outcome = Outcome.NotIndicated,
            Answers = [Reached, Answer.No(Phrase.Of("route.assumed")), Answer.No(Phrase.Of("gap.dose"))],
        };

        Assert.Empty(All(Explained, finding));
        Assert.Equal("oral route assumed", One(finding, Explained with { NotIndicated = true }).GetProperty("reason").GetString());
    }

    [Fact]
    public void Findings_are_sorted_by_card() =>
        Assert.Equal(
            ["first-b", CardFolder.Main, "second-a"],
            All(Explained, Fired("second-a"), Fired(CardFolder.Main), Fired("first-b")).Select(f => f.GetProperty("card").GetString()));

    [Fact]
    public void The_same_entry_behind_two_answers_is_listed_once() =>
        Assert.Equal(1, One(Fired(CardFolder.Main) with { Answers = [Reached, Reached] }).GetProperty("because").GetArrayLength());

    [Fact]
    public void A_text_of_the_patient_is_not_escaped_for_markdown_in_a_reason()
    {
        var finding = Fired(CardFolder.Main) with { Answers = [Answer.Yes(Phrase.Of("drug.named", ("name", "Prednisolon_\"x\"")))] };

        Assert.Equal("drug Prednisolon_\"x\"", One(finding).GetProperty("reason").GetString());
    }

    private JsonElement One(Finding finding, OsteoHooks.Cards.ReplyContext? context = null) =>
        Assert.Single(All(context ?? Explained, finding));

    private List<JsonElement> All(OsteoHooks.Cards.ReplyContext context, params Finding[] findings) =>
        [.. small.Reply(context, findings).GetProperty("extension").GetProperty("org.osteohooks").GetProperty("findings").EnumerateArray()];
}
