using OsteoHooks.Fhir;

namespace OsteoHooks.Facts;

/// <summary>How long what was handed over lasts. Many regions show the collected medicines and not the prescriptions.</summary>
internal static class DispensedSupply
{
    /// <summary>Handed over, supply not long ended, and no order of it that was stopped.</summary>
    public static bool StillLasts(Reading reading, Treatment t) =>
        t is { Role: TreatmentRole.Given, Entry.Kind: ResourceKind.MedicationDispense, GivenOn: { } day }
        && !reading.Guideline.Treatment.SupplyGrace.IsReachedBy(reading.Today.DayNumber - Until(t, t, day.Latest).DayNumber)
        && !reading.Treatments.Any(o => o.Substance == t.Substance
            && (o.Role == TreatmentRole.Stop || o is { Role: TreatmentRole.Past, Entry.Status: MedicationStatus.Stopped }));

    /// <summary>Last day of the supply by its stated length, else by quantity and dose; the day itself where neither is known.</summary>
    public static DateOnly Until(Treatment dispense, Treatment order, DateOnly day)
    {
        if (dispense.Entry.SupplyDuration is { } length && Units.Days(length.Unit) is { } unit)
        {
            return PlannedTime.After(day, length.Value * unit);
        }

        var dosage = order.Entry.Dosages.Count > 0 ? order.Entry.Dosages[0]
            : dispense.Entry.Dosages.Count > 0 ? dispense.Entry.Dosages[0] : null;
        return dosage is not null && dispense.Entry.Supply is { } supply
            && DailyAmount.Of(dosage, order.Entry.Product) is { IsKnown: true, Low: > 0 } daily
            && DailyAmount.Milligrams(supply,
                    dispense.Entry.Product.MgPerUnit is null ? order.Entry.Product : dispense.Entry.Product) is { } mg
            ? PlannedTime.After(day, mg / daily.Low)
            : day;
    }
}
