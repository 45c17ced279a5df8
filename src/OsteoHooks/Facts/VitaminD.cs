using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>25-OH-vitamin D in nmol/L. A value in another unit than nmol/L or ng/mL is not used.</summary>
[ReadFrom(ResourceKind.Observation, Observations = [ConceptSet.Lab25ohd])]
public sealed class VitaminD : State
{
    private readonly Reading _reading;
    private readonly List<LabResult> _results;

    public VitaminD(Reading reading)
    {
        _reading = reading;
        _results = [.. LabResult.All(reading, ConceptSet.Lab25ohd, Units.VitaminDNmol)];
    }

    public DateOnly? Date => _results.Count > 0 ? _results[0].Day : null;

    public Truth IsOnFile => _results.Count > 0 ? Truth.Yes : _reading.UnreadObservations().IsEmpty ? Truth.No : Truth.Unknown;

    public override IEnumerable<Mark> Marks
    {
        get
        {
            var enough = _reading.Guideline.Laboratory.OfferVitaminD;
            return _results.Count == 0 ? [] : TreatmentMarks.Reached("vitamin-d", IsLow, _reading.Guideline.Denosumab.LowVitaminD, enough);

            bool IsLow(Limit limit) =>
                limit.IsReachedBetween(_results[0].Low, _results[0].High) == (ReferenceEquals(limit, enough) ? Truth.No : Truth.Yes);
        }
    }

    /// <summary>The latest result reaches the limit; a limit that is not stated asks for nothing.</summary>
    public bool LatestSatisfies(Limit limit) =>
        !limit.IsStated || (_results.Count > 0 && limit.IsReachedBetween(_results[0].Low, _results[0].High) == Truth.Yes);

    /// <summary>Any result ever reached the limit.</summary>
    public bool EverReached(Limit limit) => _results.Exists(r => limit.IsReachedBetween(r.Low, r.High) == Truth.Yes);
}
