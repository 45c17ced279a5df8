using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>Stored FRAX result: 10-year probability of major osteoporotic fracture in per cent, with or without BMD.
/// Never computed here.</summary>
[ReadFrom(ResourceKind.Observation, Observations = [ConceptSet.FraxMof])]
public sealed class FractureProbability : State
{
    private readonly Reading _reading;
    private readonly ObservationEntry? _latest;
    private readonly decimal? _value;

    public FractureProbability(Reading reading)
    {
        _reading = reading;
        foreach (var entry in reading.ObservationsOf(ConceptSets.Of(ConceptSet.FraxMof)).OrderByDescending(o => o.Effective?.Latest))
        {
            if (entry.Value is { } q && Units.Percent(q) is { } percent && percent is >= 0 and <= 100)
            {
                (_latest, _value) = (entry, percent);
                break;
            }
        }
    }

    public bool IsOnFile => _value is not null;

    /// <summary>No result on file. Unknown where the observations could not be read.</summary>
    public Truth IsMissing => IsOnFile ? Truth.No : _reading.UnreadObservations().IsEmpty ? Truth.Yes : Truth.Unknown;

    public override IEnumerable<Mark> Marks => _value is not { } percent ? [] : TreatmentMarks.Reached(
        "frax", l => l.IsReachedBy(percent), _reading.Guideline.Glucocorticoid.Frax, _reading.Guideline.HormonalCancerTherapy.Frax,
        _reading.Guideline.HormonalCancerTherapy.FractureFrax);

    public Answer Exceeds(Limit limit)
    {
        if (!limit.IsStated)
        {
            return Answer.No(Phrase.Of("frax.no-limit"));
        }

        if (_value is not { } percent)
        {
            var gaps = _reading.UnreadObservations();
            return gaps.IsEmpty ? Answer.No(Phrase.Of("frax.none")) : Answer.Unknown(Phrase.Of("frax.unknown"), gaps);
        }

        var truth = limit.IsReachedBy(percent) ? Truth.Yes : Truth.No;
        var said = Phrase.Of(truth == Truth.Yes ? "frax.reached" : "frax.not-reached", ("value", percent), ("sign", limit.Sign),
            ("limit", limit.Value), ("date", _latest!.Effective is { } d ? d.Earliest : Phrase.Of("date.unknown")));
        var answer = Answer.Of(truth, said, [Reading.Of(_latest.Origin, _latest.Effective)], []);
        return _latest.Method is { Length: > 0 } method ? answer.Noting(Phrase.Of("note.frax-model", ("model", method))) : answer;
    }

    /// <summary>It would decide beside a T-score that may be low, and is not known.</summary>
    public bool IsWantedBeside(Answer low)
    {
        ArgumentNullException.ThrowIfNull(low);
        return low.MayHold && IsMissing != Truth.No;
    }

    /// <summary>Without FRAX the T-score alone decides, so a T-score that cannot be told leaves it open.</summary>
    public Answer WithoutIt(Answer low)
    {
        ArgumentNullException.ThrowIfNull(low);
        return low.Holds ? low.AtMostInfo().As("frax-missing").Noting(MissingNote) : low;
    }

    /// <summary>What the card adds when FRAX does not decide but is missing.</summary>
    public Phrase MissingNote => Phrase.Of(IsMissing == Truth.Unknown ? "note.frax-unread" : "note.frax-missing");
}
