using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>25-OH-vitamin D in nmol/L. A value in another unit than nmol/L or ng/mL is not used.</summary>
[ReadFrom(ResourceKind.Observation, Observations = [ConceptSet.Lab25ohd])]
public sealed class VitaminD : State
{
    private readonly Reading reading;
    private readonly List<LabResult> results;

    public VitaminD(Reading reading)
    {
        this.reading = reading;
        results = [.. LabResult.All(reading, ConceptSet.Lab25ohd, Units.VitaminDNmol)];
    }

    public DateOnly? Date => results.Count > 0 ? results[0].Day : null;

    public Truth IsOnFile => results.Count > 0 ? Truth.Yes : reading.UnreadObservations().IsEmpty ? Truth.No : Truth.Unknown;

    public override IEnumerable<Mark> Marks
    {
        get
        {
            var enough = reading.Guideline.Laboratory.OfferVitaminD;
            return results.Count == 0 ? [] : TreatmentMarks.Reached("vitamin-d", IsLow, reading.Guideline.Denosumab.LowVitaminD, enough);

            bool IsLow(Limit limit) => limit.IsReachedBetween(results[0].Low, results[0].High) == (ReferenceEquals(limit, enough) ? Truth.No : Truth.Yes);
        }
    }

    /// <summary>The latest result reaches the limit; a limit that is not stated asks for nothing.</summary>
    public bool LatestSatisfies(Limit limit) => !limit.IsStated || (results.Count > 0 && limit.IsReachedBetween(results[0].Low, results[0].High) == Truth.Yes);

    /// <summary>Any result ever reached the limit.</summary>
    public bool EverReached(Limit limit) => results.Exists(r => limit.IsReachedBetween(r.Low, r.High) == Truth.Yes);
}
