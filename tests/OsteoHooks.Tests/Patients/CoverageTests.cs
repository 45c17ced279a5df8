using OsteoHooks.Content;


namespace OsteoHooks.Tests.Patients;

/// <summary>Every rule and every limit, under every guideline that states it, has its patients.</summary>
public class CoverageTests
{
    /// <summary>Limits that no patient can show, with the reason.</summary>
    private static readonly Dictionary<string, string> WithoutPatient = Untestable.Limits;

    private static IEnumerable<(Card Card, string Guideline)> Stated =>
        from card in TestPatients.Clinic.Library.Cards.Values
        where !card.IsAboutTheService && TestPatients.Pathways.Contains(card.Pathway)
        from guideline in card.Guidelines.Keys
        select (card, guideline);

    [Fact]
    public void Every_rule_has_a_patient_who_fires_a_quiet_twin_a_gap_and_an_irrelevant_gap_under_every_guideline_that_states_it()
    {
        VariantRole[] roles = [VariantRole.Fires, VariantRole.Quiet, VariantRole.Gap, VariantRole.IrrelevantGap];
        AssertNone.Of(
            from stated in Stated
            from role in roles
            where !TestPatients.Variants.Any(v => v.Role == role && v.Guideline == stated.Guideline && v.Cards.Contains(stated.Card.Id)
                && Fits(v, stated.Card.Id))
            select $"{stated.Card.Id} under {stated.Guideline}: nobody {role}");
    }

    [Fact]
    public void Every_rule_has_a_quiet_twin_who_differs_from_the_one_who_fires_in_exactly_one_fact()
    {
        AssertNone.Of(
            from stated in Stated
            let mine = TestPatients.Variants.Where(v => v.Guideline == stated.Guideline && v.Cards.Contains(stated.Card.Id)).ToList()
            where !mine.Exists(quiet => quiet.Role == VariantRole.Quiet
                && mine.Exists(fires => fires.Role == VariantRole.Fires && fires.Case == quiet.Case && Differences(fires, quiet) == 1))
            select $"{stated.Card.Id} under {stated.Guideline}: no quiet twin");
    }

    [Fact]
    public void Every_stated_limit_has_a_patient_on_each_side()
    {
        AssertNone.Of(
            from guideline in TestPatients.Clinic.Library.Guidelines.Values
            from limit in guideline.Limits.Values
            where limit.IsStated && TestPatients.Concerns(limit.Key) && !WithoutPatient.ContainsKey($"{guideline.Id} {limit.Key}")
            let variants = TestPatients.Variants.Where(v => v.Guideline == guideline.Id && v.Limit == limit.Key).ToList()
            where !variants.Exists(a => a.Cards.Any(card => variants.Exists(b => b.Cards.Contains(card) && a.Side(card) != b.Side(card))))
            select $"{guideline.Id} {limit.Key} ({limit}): {variants.Count} patients, none on each side");
    }

    [Fact]
    public void Every_limit_without_a_patient_is_stated_and_has_none()
    {
        AssertNone.Of(
            from key in WithoutPatient.Keys
            let parts = key.Split(' ')
            where !TestPatients.Clinic.Library.Guidelines[parts[0]].Limits[parts[1]].IsStated
                || TestPatients.Variants.Any(v => v.Guideline == parts[0] && v.Limit == parts[1])
            select $"{key}: not stated, or has a patient after all");
    }

    [Fact]
    public void Every_variant_names_cards_and_limits_that_there_are_and_no_name_twice()
    {
        var known = TestPatients.Clinic.Library.Cards.Keys.ToHashSet(StringComparer.Ordinal);
        var limits = TestPatients.Clinic.Library.Guidelines.Values.SelectMany(g => g.Limits.Keys).ToHashSet(StringComparer.Ordinal);
        string[] faults =
        [
            .. from v in TestPatients.Variants from card in v.Cards.Concat(v.Expect.Keys).Concat(v.Offers.Keys) where !known.Contains(card)
                select $"{v}: there is no card {card}",
            .. from v in TestPatients.Variants from card in v.Cards where !v.Expect.ContainsKey(card) && !v.Offers.ContainsKey(card)
                select $"{v}: nothing is expected of {card}",
            .. from v in TestPatients.Variants where v.Limit is { } limit && !limits.Contains(limit)
                select $"{v}: there is no limit {v.Limit}",
            .. from v in TestPatients.Variants group v by v.ToString() into same where same.Count() > 1 select $"{same.Key}: there twice",
        ];
        AssertNone.Of(faults);
    }

    private static bool Fits(Variant variant, string card) => variant.Role switch
    {
        VariantRole.Fires => variant.Expect[card].StartsWith("fired", StringComparison.Ordinal),
        VariantRole.Quiet => !variant.Expect[card].StartsWith("fired", StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Places in the request, or the hook or the day, in which two variants of a case differ.</summary>
    private static int Differences(Variant a, Variant b)
    {
        var one = a.Changes.Select(Said).ToHashSet();
        var other = b.Changes.Select(Said).ToHashSet();
        return one.Except(other).Concat(other.Except(one)).Select(c => c.Path).Distinct(StringComparer.Ordinal).Count()
            + (a.Hook == b.Hook ? 0 : 1) + (a.Today == b.Today ? 0 : 1);

        static (string Path, string What) Said(Change change) => (change.Path, $"{change.Kind} {change.Value?.ToJsonString()}");
    }
}
