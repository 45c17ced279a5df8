using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Firely;

/// <summary>A chart as our reader made it, in the words of <see cref="PocoFacts"/>.</summary>
internal static class ChartFacts
{
    public static IEnumerable<Facts> Of(Chart chart) =>
    [
        .. chart.Patient is { } patient ? [Of(patient)] : Array.Empty<Facts>(),
        .. chart.Medications.Select(Of),
        .. chart.Conditions.Select(Of),
        .. chart.Observations.Select(Of),
        .. chart.Activities.Select(Of),
        .. chart.Appointments.Select(Of),
    ];

    private static Facts Of(PatientEntry e) => Facts.Of(
        e.Origin.Path,
        true,
        ("sex", e.Sex.ToString().ToLowerInvariant()),
        ("birth", Said(e.BirthDate)),
        ("deceased", PocoFacts.Said(e.Deceased)));

    private static Facts Of(ConditionEntry e) => Facts.Of(
        e.Origin.Path,
        true,
        ("sets", Poco.Said(e.Sets)),
        ("text", e.Text ?? ""),
        ("standing", e.Standing == ConditionStanding.Unstated ? "" : e.Standing.ToString().ToLowerInvariant()),
        ("low energy", PocoFacts.Said(e.LowEnergyCause)),
        ("high energy", PocoFacts.Said(e.HighEnergyCause)),
        ("onset", Said(e.Onset)),
        ("onset age", Said(e.OnsetAge)),
        ("abated", Said(e.Abated)),
        ("recorded", Said(e.Recorded)));

    private static Facts Of(ObservationEntry e) => Facts.Of(
        e.Origin.Path,
        true,
        ("status", e.Status.ToString().ToLowerInvariant()),
        ("effective", Said(e.Effective)),
        ("site", e.BodySite ?? ""),
        ("method", e.Method ?? ""),
        ("sets", Poco.Said(e.Sets)),
        ("text", e.Text ?? ""),
        ("value", Said(e.Value)),
        ("value sets", Poco.Said(e.ValueSets)),
        ("value code", e.ValueCode ?? ""),
        ("value text", e.ValueText == "false" ? "" : e.ValueText == "true" ? "yes" : e.ValueText ?? ""),
        ("low", Said(e.RangeLow)),
        ("high", Said(e.RangeHigh)),
        ("interpretation", e.Interpretation ?? ""));

    private static Facts Of(ActivityEntry e) => Facts.Of(
        e.Origin.Path,
        true,
        ("sets", Poco.Said(e.Sets)),
        ("text", e.Text ?? ""),
        ("status", e.Status),
        ("intent", e.Intent.ToString().ToLowerInvariant()),
        ("not to be done", PocoFacts.Said(e.DoNotPerform)),
        ("draft", PocoFacts.Said(e.IsDraft)),
        ("date", Said(e.Date)),
        ("authored", Said(e.Authored)),
        ("site", e.BodySite ?? ""),
        ("conclusion", e.Conclusion ?? ""));

    private static Facts Of(AppointmentEntry e) =>
        Facts.Of(e.Origin.Path, true, ("status", e.Status), ("start", Said(e.Start)), ("text", e.Text ?? ""));

    private static Facts Of(MedicationEntry e) => Facts.Of(
        e.Origin.Path,
        true,
        [
            ("drug", e.Product.Meaning.IsKnown ? $"{e.Product.Meaning.Substance} {Poco.Said(e.Product.Meaning.Sets)}" : ""),
            ("name", e.Product.Name ?? ""),
            ("unread", PocoFacts.Said(e.Product.IsUnread)),
            ("status", e.Status.ToString().ToLowerInvariant()),
            ("intent", e.Intent.ToString().ToLowerInvariant()),
            ("not to be done", PocoFacts.Said(e.DoNotPerform)),
            ("draft", PocoFacts.Said(e.IsDraft)),
            ("authored", Said(e.Authored)),
            ("effective", Said(e.Effective)),
            ("supply", Said(e.Supply)),
            ("repeats", Poco.Said(e.Repeats)),
            ("supply lasts", Said(e.SupplyDuration)),
            ("valid", Said(e.Validity)),
            ("continuous", PocoFacts.Said(e.IsContinuous)),
            ("replaces order", e.PriorPrescriptionId ?? ""),
            ("orders", Poco.Joined(e.RequestIds)),
            ("reason sets", Poco.Said(e.ReasonSets)),
            ("reason", e.ReasonText ?? ""),
            ("why this status", e.StatusReason ?? ""),
            ("note", e.Note ?? ""),
            .. e.Dosages.Select((d, i) => ($"dosage {i}", Said(d))),
        ]);

    private static string Said(Dosage d) => DosageLine.Of(
        Poco.Said(d.Sequence),
        d.Text ?? "",
        d.AsNeeded,
        (Poco.Said(d.Route.Sets), d.RouteText ?? ""),
        (Said(d.Dose), Said(d.DoseHigh), Said(d.MaxDosePerDay)),
        Said(d.Timing));

    private static string Said(Timing? t) => t is null ? "" : string.Join(
        ' ',
        [
            .. t.Events.Select(e => Said(e)),
            "for " + (t.BoundsDuration is null ? Said(t.BoundsPeriod) : Said(t.BoundsDuration)),
            "count " + Poco.Said(t.Count),
            "frequency " + Poco.Said(t.Frequency),
            "frequencyMax " + Poco.Said(t.FrequencyMax),
            "period " + Poco.Said(t.Period),
            "periodMax " + Poco.Said(t.PeriodMax),
            t.PeriodUnit ?? "",
            $"times {t.TimesOfDay}+{t.DaysOfWeek}+{t.When}",
            "code " + t.Code,
        ]);

    private static string Said(FhirDate? date) =>
        date is not { } d ? "" : d.IsDay ? Poco.Day(d.Earliest) : $"{Poco.Day(d.Earliest)}..{Poco.Day(d.Latest)}";

    private static string Said(FhirPeriod? period) => period is { } p ? $"{Said(p.Start)}|{Said(p.End)}" : "";

    private static string Said(Quantity? quantity) => quantity is null ? "" : Poco.Quantity(
        quantity.Comparator switch
        {
            QuantityComparator.Less => "<",
            QuantityComparator.LessOrEqual => "<=",
            QuantityComparator.GreaterOrEqual => ">=",
            QuantityComparator.Greater => ">",
            _ => "",
        },
        quantity.Value,
        quantity.Unit);
}
