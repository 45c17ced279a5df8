using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

/// <summary>Dosage of a request, statement or dispense, and the dosage of an administration.</summary>
internal static class DosageReader
{
    // No prescription has that many steps; a body made of nothing else must not fill the memory.
    private const int Most = 50;

    public static IReadOnlyList<Dosage> ReadAll(ref Cursor c, Intake intake)
    {
        var all = new List<Dosage>(1);
        var list = c.List();
        while (c.Item(ref list))
        {
            if (all.Count < Most)
            {
                if (c.Object())
                {
                    all.Add(Read(ref c, intake));
                }
                continue;
            }

            c.Fault("there are too many dosage instructions");
            c.Skip();
        }

        return all;
    }

    private static Dosage Read(ref Cursor c, Intake intake)
    {
        int? sequence = null;
        Timing? timing = null;
        var asNeeded = false;
        Slice text = default;
        Concept route = default;
        DoseReading dose = default;
        Quantity? most = null;
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Sequence: sequence = c.Whole(); break;
                case Element.Text: text = c.Utf8(); break;
                case Element.Timing: timing = TimingReader.Read(ref c, intake); break;
                case Element.AsNeededBoolean: asNeeded |= c.Bool() ?? false; break;
                case Element.AsNeededCodeableConcept:
                    asNeeded |= !c.IsNull;
                    c.Skip();
                    break;
                case Element.Route: route.Read(ref c, intake.Codes, CodeUse.Route); break;
                case Element.DoseAndRate: DoseReading.ReadAll(ref c, ref dose); break;
                case Element.Dose: dose.Quantity = QuantityReading.Read(ref c); break;
                case Element.MaxDosePerPeriod: most = RatioReader.PerDay(ref c, intake.Words); break;
                default: c.Skip(); break;
            }
        }

        return new()
        {
            Sequence = sequence,
            Timing = timing,
            AsNeeded = asNeeded,
            Text = intake.Words.Get(text),
            Route = route.Best with { Sets = route.Sets },
            RouteText = intake.Words.Get(route.Name),
            Dose = dose.Quantity.Keep(intake.Words) ?? dose.Low.Keep(intake.Words),
            DoseHigh = dose.High.Keep(intake.Words),
            MaxDosePerDay = most,
        };
    }
}
