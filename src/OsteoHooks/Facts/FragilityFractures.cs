using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// Low-energy fractures in the adult's history. Fingers, toes, skull, face, neoplastic and high-energy fractures do not count;
/// without a coded mechanism a typical site at the age of fragility does, and the card says "if low-energy".
/// </summary>
[ReadFrom(ResourceKind.Condition, ResourceKind.Patient)]
public sealed class FragilityFractures : State
{
    private static readonly ConceptSets HipOrSpine = ConceptSets.Of(ConceptSet.CondFractureHip)
        | ConceptSets.Of(ConceptSet.CondFractureVertebral);

    private static readonly ConceptSets Counted = HipOrSpine
        | ConceptSets.Of(ConceptSet.CondFracturePelvis) | ConceptSets.Of(ConceptSet.CondFractureForearm)
        | ConceptSets.Of(ConceptSet.CondFractureHumerus)
        | ConceptSets.Of(ConceptSet.CondFractureFemurOther) | ConceptSets.Of(ConceptSet.CondFractureForearmOther)
        | ConceptSets.Of(ConceptSet.CondFractureLowerLeg)
        | ConceptSets.Of(ConceptSet.CondFractureRib) | ConceptSets.Of(ConceptSet.CondFractureUnspecified)
        | ConceptSets.Of(ConceptSet.CondFractureHistory)
        | ConceptSets.Of(ConceptSet.CondOsteoporosisWithFracture);

    private static readonly ConceptSets Osteoporotic = ConceptSets.Of(ConceptSet.CondOsteoporosisWithFracture)
        | ConceptSets.Of(ConceptSet.CondFractureHistory);

    private readonly Reading _reading;
    private readonly List<ConditionEntry> _fractures;

    public FragilityFractures(Reading reading)
    {
        _reading = reading;
        _fractures = [.. reading.Chart.Conditions.Where(Counts)];
        Any = Found(_fractures, "fracture.any", "fracture.none");
        HipOrVertebral = Found([.. _fractures.Where(f => f.Sets.HasAny(HipOrSpine))], "fracture.hip-or-vertebral",
            "fracture.no-hip-or-vertebral");
    }

    /// <summary>Any low-energy fracture.</summary>
    public Answer Any { get; }

    public Answer IsAbsent => Any.Not();

    public Answer HipOrVertebral { get; }

    public override IEnumerable<Mark> Marks => FractureEpisodes.Of(_fractures, _reading.Guideline.MaterialChange.SameFracture);

    private bool Counts(ConditionEntry condition)
    {
        if (!condition.Sets.HasAny(Counted) || condition.Sets.Has(ConceptSet.CondFractureNeoplastic) || condition.HighEnergyCause
            || condition.Sets.Has(ConceptSet.CondFractureHandFoot))
        {
            return false;
        }

        return condition.LowEnergyCause || condition.Sets.HasAny(Osteoporotic) || WasOldEnough(condition);
    }

    private bool WasOldEnough(ConditionEntry condition)
    {
        if (condition.OnsetAge is { Comparator: QuantityComparator.None } age && (age.Unit is null || Units.IsYears(age.Unit)))
        {
            return _reading.Guideline.Patient.FragilityAge.IsReachedBy(age.Value);
        }

        if (_reading.Chart.Patient?.BirthDate is not { } birth || (condition.Onset ?? condition.Recorded) is not { } day)
        {
            return true;
        }

        return _reading.Guideline.Patient.FragilityAge.IsReachedBy(Person.YearsBetween(birth.Earliest, day.Latest));
    }

    private Answer Found(List<ConditionEntry> found, string yes, string no)
    {
        if (found.Count > 0)
        {
            var latest = found.MaxBy(f => (f.Onset ?? f.Recorded)?.Latest);
            var answer = Answer.Yes(
                Phrase.Of(yes, ("date", (latest!.Onset ?? latest.Recorded) is { } d ? d.Earliest : Phrase.Of("date.unknown"))),
                [.. found.Select(f => Reading.Of(f.Origin, f.Onset ?? f.Recorded,
                    f.Text is { } text ? Phrase.Of("as-written", ("text", text)) : null))]);
            return found.Exists(f => f.LowEnergyCause || f.Sets.HasAny(Osteoporotic))
                ? answer : answer.Noting(Phrase.Of("note.if-low-energy"));
        }

        var gaps = _reading.UnreadConditions();
        return gaps.IsEmpty
            ? Answer.No(Phrase.Of(no, ("places", _reading.LookedIn(ResourceKind.Condition))))
            : Answer.Unknown(Phrase.Of("fracture.unknown"), gaps);
    }
}
