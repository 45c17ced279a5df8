using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>Age in completed years on the day, sex and menopause.</summary>
[ReadFrom(ResourceKind.Patient, ResourceKind.Condition, ResourceKind.Observation, Observations = [ConceptSet.ObsAgeAtMenopause])]
public sealed class Person : State
{
    private static readonly ConceptSets MenopauseCoded = ConceptSets.Of(ConceptSet.CondMenopause)
        | ConceptSets.Of(ConceptSet.CondPrematureMenopause);

    private readonly Reading _reading;
    private readonly PatientEntry? _patient;

    public Person(Reading reading)
    {
        _reading = reading;
        _patient = reading.Chart.Patient;
        (Youngest, Oldest) = Ages(_patient?.BirthDate, reading.Today);
        IsAdult = Compare(Limits.Adult, "age.adult").Unsaid();
        PostmenopausalOrOlderMan = DxaPopulation();
        PremenopausalOrYoungerMan = PostmenopausalOrOlderMan.Not();
        MayStartBeforeDxa = StartBeforeDxa();
    }

    /// <summary>Completed years; the two differ for a partial date of birth, and are null without one.</summary>
    public int? Youngest { get; }

    public int? Oldest { get; }

    public Sex Sex => _patient?.Sex ?? Sex.Unknown;

    public Answer IsAdult { get; }

    /// <summary>Postmenopausal woman, or a man above the age from which DXA is asked for; info where menopause is not known.</summary>
    public Answer PostmenopausalOrOlderMan { get; }

    public Answer PremenopausalOrYoungerMan { get; }

    /// <summary>So old that the guideline lets treatment start before DXA; info where the text only says "possibly".</summary>
    public Answer MayStartBeforeDxa { get; }

    private PatientLimits Limits => _reading.Guideline.Patient;

    /// <summary>Below this age for a woman: used where oestrogen counts.</summary>
    public Truth IsWomanReaching(Limit limit) =>
        Sex == Sex.Male ? Truth.No : Sex == Sex.Female ? limit.IsReachedBetween(Youngest, Oldest) : Truth.Unknown;

    public static (int? Youngest, int? Oldest) Ages(FhirDate? birth, DateOnly on) =>
        birth is { } b ? (YearsBetween(b.Latest, on), YearsBetween(b.Earliest, on)) : (null, null);

    /// <summary>Completed years; somebody born on 29 February has the birthday on 1 March in other years.</summary>
    public static int YearsBetween(DateOnly birth, DateOnly on)
    {
        var years = on.Year - birth.Year;
        return (on.Month, on.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years;
    }

    private Answer Compare(Limit limit, string key)
    {
        var truth =
            _patient is null || Youngest is null ? (limit.IsStated ? Truth.Unknown : Truth.No) : limit.IsReachedBetween(Youngest, Oldest);
        return Answer.Of(truth, Phrase.Of(truth == Truth.Unknown ? "age.unknown" : key, ("age", Oldest ?? 0), ("sign", limit.Sign),
                ("limit", limit.Value)), PatientEvidence(), [NoBirthDate()]);
    }

    private Evidence[] PatientEvidence() => _patient is null ? [] : [Reading.Of(_patient.Origin, null)];

    private static Gap NoBirthDate() => new(GapKind.Unread, "Patient", Phrase.Of("gap.birth-date"));

    private Answer DxaPopulation()
    {
        var limits = _reading.Guideline.Glucocorticoid;
        if (!limits.DxaAgeMen.IsStated)
        {
            return Answer.Yes(Phrase.Of("population.any")).Unsaid();
        }

        return Sex switch
        {
            Sex.Male => Compare(limits.DxaAgeMen, "population.man"),
            Sex.Female => Menopause(),
            _ => Answer.Unknown(Phrase.Of("population.unknown"),
                [new Gap(GapKind.Undetermined, "Patient", Phrase.Of("gap.sex"), _patient?.Origin.Path)]),
        };
    }

    private Answer Menopause()
    {
        var coded = _reading.ConditionsOf(MenopauseCoded).FirstOrDefault();
        if (coded is not null)
        {
            return Answer.Yes(Phrase.Of("population.menopause-coded"), Reading.Of(coded.Origin, coded.Onset ?? coded.Recorded));
        }

        var observed = _reading.ObservationsOf(ConceptSets.Of(ConceptSet.ObsAgeAtMenopause)).FirstOrDefault();
        if (observed is not null)
        {
            return Answer.Yes(Phrase.Of("population.menopause-coded"), Reading.Of(observed.Origin, observed.Effective));
        }

        var by = Limits.Postmenopausal.IsReachedBetween(Youngest, Oldest);
        if (by == Truth.Yes)
        {
            return Answer.Yes(Phrase.Of("population.woman", ("age", Oldest ?? 0), ("sign", Limits.Postmenopausal.Sign),
                    ("limit", Limits.Postmenopausal.Value)), PatientEvidence());
        }

        if (Youngest is null)
        {
            return Answer.Unknown(Phrase.Of("age.unknown"), [NoBirthDate()]);
        }

        // Before the uncertain years only a coded menopause counts, and it may stand in what was not read.
        ImmutableArray<Gap> gaps = [.. _reading.UnreadConditions(), .. _reading.UnreadObservations()];
        return Limits.MenopauseUncertain.IsReachedBetween(Youngest, Oldest) == Truth.No
            ? gaps.Length > 0 ? Answer.Unknown(Phrase.Of("population.menopause-unknown", ("age", Oldest ?? 0)), gaps)
                : Answer.No(Phrase.Of("population.young-woman", ("age", Oldest ?? 0)), PatientEvidence())
            : Answer.Yes(Phrase.Of("population.menopause-unknown", ("age", Oldest ?? 0)), PatientEvidence()).AtMostInfo()
                .Noting(Phrase.Of("note.menopause-unknown"));
    }

    private Answer StartBeforeDxa()
    {
        var limits = _reading.Guideline.Glucocorticoid;
        if (Sex == Sex.Female || (Sex == Sex.Unknown && limits.StartBeforeDxaMen.IsReachedBetween(Youngest, Oldest) == Truth.Yes))
        {
            return Compare(limits.StartBeforeDxaWomen, "age.start-before-dxa");
        }

        if (Sex == Sex.Male)
        {
            var strong = Compare(limits.StartBeforeDxaMen, "age.start-before-dxa");
            return strong.Holds ? strong : Compare(limits.StartBeforeDxaMenPossibly, "age.start-before-dxa") is { Holds: true } possibly
                ? possibly.AtMostInfo().As("possibly") : strong;
        }

        return limits.StartBeforeDxaWomen.IsReachedBetween(Youngest, Oldest) == Truth.No
            ? Compare(limits.StartBeforeDxaWomen, "age.start-before-dxa")
            : Answer.Unknown(Phrase.Of("population.unknown"),
                [new Gap(GapKind.Undetermined, "Patient", Phrase.Of("gap.sex"), _patient?.Origin.Path)]);
    }
}
