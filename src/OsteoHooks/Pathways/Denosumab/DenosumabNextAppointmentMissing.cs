using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>The next injection comes near and nothing is booked.</summary>
public sealed class DenosumabNextAppointmentMissing : CardRule
{
    public override void Define()
    {
        Person person = null!;
        OncologicTreatment oncologic = null!;
        DenosumabTreatment denosumab = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => denosumab, d => d.ComesNear.MayHold, d => d.IsNotStopped.MayHold, d => d.HasNoFollowOn.MayHold, d => d.NextIsNotBooked.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                oncologic.IsAbsent,
                denosumab.ComesNear,
                denosumab.IsNotStopped,
                denosumab.HasNoFollowOn,
                denosumab.NextIsNotBooked));
    }
}
