using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>Latest eGFR in mL/min(/1.73 m²). A result with a comparator ("&gt;60", "&lt;35") is a bound. Absolute
/// clearances are never compared.</summary>
[ReadFrom(ResourceKind.Observation, Observations = [ConceptSet.LabEgfrBsa])]
public sealed class Kidney : State
{
    private readonly Reading _reading;
    private readonly LabResult? _latest;

    public Kidney(Reading reading)
    {
        _reading = reading;
        _latest = LabResult.Latest(reading, ConceptSet.LabEgfrBsa, Units.FiltrationRate);
    }

    public DateOnly? Date => _latest?.Day;

    /// <summary>A usable result is on file.</summary>
    public Truth IsOnFile => _latest is not null ? Truth.Yes : _reading.UnreadObservations().IsEmpty ? Truth.No : Truth.Unknown;

    /// <summary>Below each limit that the guideline knows; one that tells what is enough is passed downwards.</summary>
    public override IEnumerable<Mark> Marks
    {
        get
        {
            var (denosumab, enough) = (_reading.Guideline.Denosumab, _reading.Guideline.Kidney.Bisphosphonate);
            return _latest is null ? [] : TreatmentMarks.Reached("egfr", IsBelow, denosumab.LowEgfr, denosumab.PoorKidneyFunction, enough)
                .Concat(TreatmentMarks.Reached("egfr", _ => IsBelow(denosumab.LowEgfr) || IsBelow(denosumab.ContestedEgfr),
                    denosumab.ContestedEgfr));

            bool IsBelow(Limit limit) =>
                limit.IsReachedBetween(_latest.Low, _latest.High) == (ReferenceEquals(limit, enough) ? Truth.No : Truth.Yes);
        }
    }

    /// <summary>Whether the latest eGFR reaches the limit; no result at all is no.</summary>
    public Answer Reaches(Limit limit)
    {
        if (!limit.IsStated)
        {
            return Answer.No(Phrase.Of("egfr.no-limit"));
        }

        if (_latest is null)
        {
            var gaps = _reading.UnreadObservations();
            return gaps.IsEmpty ? Answer.No(Phrase.Of("egfr.none")) : Answer.Unknown(Phrase.Of("egfr.unknown"), gaps);
        }

        var truth = limit.IsReachedBetween(_latest.Low, _latest.High);
        return Answer.Of(truth, Phrase.Of(truth == Truth.Yes ? "egfr.reached" : "egfr.not-reached", ("value", _latest.Shown),
                ("sign", limit.Sign), ("limit", limit.Value), ("date", _latest.DateShown)),
            [_latest.Evidence], [Reading.Undetermined(_latest.Entry.Origin, Phrase.Of("gap.comparator"))]);
    }

    /// <summary>Below the limit, or exactly on a limit that the guideline prints both ways: then info.</summary>
    public Answer IsLow(Limit limit, Limit contested) =>
        Reaches(limit) is { Truth: not Truth.No } low ? low
            : Reaches(contested) is { Holds: true } exactly ? exactly.AtMostInfo().Noting(Phrase.Of("note.contested-egfr"))
            : Reaches(limit);
}
