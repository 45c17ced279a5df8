using OsteoHooks.Facts;
using OsteoHooks.Findings;
using OsteoHooks.Tests.Facts;
using OsteoHooks.Tests.Patients;
using OsteoHooks.Fhir;

namespace OsteoHooks.Tests.Rules;

/// <summary>The treatment criterion is concluded by rules; why, why not, what is read and what breaks a silence go through it
/// down to the entries.</summary>
public class ConcludedStateTests
{
    private const string Card = "glucocorticoid-without-prophylaxis";

    private static readonly string Prednisolone = Consultation.Drug("MedicationRequest", "H02AB06",
        $"\"status\":\"draft\",\"dosageInstruction\":[{Consultation.Daily(10, "6", "mo")}]");

    private static Consultation Signing() => new Consultation("no", "order-sign").Signing(Prednisolone);

    [Fact]
    public void Why_leads_from_the_criterion_through_its_grounds_to_the_entry()
    {
        var finding = Signing().With(Consultation.Condition("S72.0", "\"onsetDateTime\":\"2024-05-02\""), Consultation.TScore(-1.0m))
            .Findings().Single(f => f.Card == Card);

        Assert.Equal(Outcome.Fired, finding.Outcome);
        var criterion = Assert.Single(finding.Answers, a => a.From.Length == 2);
        var (density, fracture) = (criterion.From[0], criterion.From[1]);
        Assert.Equal((Truth.No, Truth.Yes), (density.Truth, fracture.Truth));
        var entry = Assert.Single(fracture.Evidence);
        Assert.Equal(("Condition", new DateOnly(2024, 5, 2)), (entry.ResourceType, entry.Date));
        Assert.StartsWith("prefetch.conditions.entry[", entry.Path, StringComparison.Ordinal);
        Assert.Equal("Observation", Assert.Single(density.Evidence).ResourceType);
    }

    [Fact]
    public void Why_not_names_every_ground_that_says_no()
    {
        var call = Signing().With(Consultation.TScore(-1.0m));
        var finding = call.Findings(whyNot: true).Single(f => f.Card == Card);

        Assert.Equal(Outcome.NotIndicated, finding.Outcome);
        var criterion = finding.Answers.First(a => a.Truth == Truth.No);
        Assert.Equal([Truth.No, Truth.No], criterion.From.Select(a => a.Truth));
        Assert.Equal("both", criterion.Said.Key);
    }

    [Fact]
    public void A_gap_behind_one_ground_leaves_the_criterion_open_only_where_the_other_does_not_decide()
    {
        Assert.Equal("not-assessed", Signing().With(Consultation.TScore(-1.0m)).Without(ResourceKind.Condition).Of(Card));
        Assert.StartsWith("fired", Signing().With(Consultation.TScore(-2.0m)).Without(ResourceKind.Condition).Of(Card),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Data_needs_go_through_what_is_concluded()
    {
        var rules = TestPatients.Clinic.Services.First(s => s.Guideline == "no");
        var states = TestPatients.Clinic.RulesOf(rules).Rules.StatesOf(Card);

        Assert.Contains(typeof(BoneDensity), states);
        Assert.Contains(typeof(FragilityFractures), states);
        Assert.Contains(typeof(FractureProbability), states);
        Assert.All(states, s => Assert.Contains(s, StateTypes.All));
        var needs = DataNeeds.Of(states);
        Assert.Superset(new HashSet<ResourceKind> { ResourceKind.Condition, ResourceKind.Observation, ResourceKind.DiagnosticReport },
            needs.Kinds.ToHashSet());
    }

    [Fact]
    public void A_new_fracture_behind_the_criterion_breaks_a_silence()
    {
        string[] before = [.. Signing().With(Consultation.TScore(-2.0m)).Findings().Single(f => f.Card == Card).Marks];
        string[] after = [.. Signing().With(Consultation.TScore(-2.0m), Consultation.Condition("S72.0", "\"onsetDateTime\":\"2026-02-20\""))
            .Findings().Single(f => f.Card == Card).Marks];

        Assert.Contains(after.Except(before, StringComparer.Ordinal), m => m.StartsWith("fracture", StringComparison.Ordinal));
    }
}
