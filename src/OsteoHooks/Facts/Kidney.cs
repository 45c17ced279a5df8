using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>Latest eGFR in mL/min(/1.73 m²). A result with a comparator ("&gt;60", "&lt;35") is a bound. Absolute clearances are never compared.</summary>
[ReadFrom(ResourceKind.Observation, Observations = [ConceptSet.LabEgfrBsa])]
public sealed class Kidney : State
{
    private readonly Reading reading;
    private readonly LabResult? latest;

    public Kidney(Reading reading)
    {
        this.reading = reading;
        latest = LabResult.Latest(reading, ConceptSet.LabEgfrBsa, Units.FiltrationRate);
    }

    public DateOnly? Date => latest?.Day;

    /// <summary>A usable result is on file.</summary>
    public Truth IsOnFile => latest is not null ? Truth.Yes : reading.UnreadObservations().IsEmpty ? Truth.No : Truth.Unknown;

    /// <summary>Below each limit that the guideline knows; one that tells what is enough is passed downwards.</summary>
    public override IEnumerable<Mark> Marks
    {
        get
        {
            var (denosumab, enough) = (reading.Guideline.Denosumab, reading.Guideline.Kidney.Bisphosphonate);
            return latest is null ? [] : TreatmentMarks.Reached("egfr", IsBelow, denosumab.LowEgfr, denosumab.PoorKidneyFunction, enough)
                .Concat(TreatmentMarks.Reached("egfr", _ => IsBelow(denosumab.LowEgfr) || IsBelow(denosumab.ContestedEgfr), denosumab.ContestedEgfr));

            bool IsBelow(Limit limit) => limit.IsReachedBetween(latest.Low, latest.High) == (ReferenceEquals(limit, enough) ? Truth.No : Truth.Yes);
        }
    }

    /// <summary>Whether the latest eGFR reaches the limit; no result at all is no.</summary>
    public Answer Reaches(Limit limit)
    {
        if (!limit.IsStated)
        {
            return Answer.No(Phrase.Of("egfr.no-limit"));
        }

        if (latest is null)
        {
            var gaps = reading.UnreadObservations();
            return gaps.IsEmpty ? Answer.No(Phrase.Of("egfr.none")) : Answer.Unknown(Phrase.Of("egfr.unknown"), gaps);
        }

        var truth = limit.IsReachedBetween(latest.Low, latest.High);
        return Answer.Of(truth, Phrase.Of(truth == Truth.Yes ? "egfr.reached" : "egfr.not-reached", ("value", latest.Shown), ("sign", limit.Sign), ("limit", limit.Value), ("date", latest.DateShown)),
            [latest.Evidence], [Reading.Undetermined(latest.Entry.Origin, Phrase.Of("gap.comparator"))]);
    }

    /// <summary>Below the limit, or exactly on a limit that the guideline prints both ways: then info.</summary>
    public Answer IsLow(Limit limit, Limit contested) =>
        Reaches(limit) is { Truth: not Truth.No } low ? low : Reaches(contested) is { Holds: true } exactly ? exactly.Softly().Noting(Phrase.Of("note.contested-egfr")) : Reaches(limit);
}
