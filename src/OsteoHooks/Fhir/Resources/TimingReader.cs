using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

internal static class TimingReader
{
    public static Timing? Read(ref Cursor c, Intake intake)
    {
        if (!c.Object())
        {
            return null;
        }
        List<FhirDate>? events = null;
        var code = default(PlainConcept);
        var repeat = new Timing();
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Event: ReadEvents(ref c, intake, ref events); break;
                case Element.Code: code = PlainConcept.Read(ref c); break;
                case Element.Repeat: repeat = ReadRepeat(ref c, intake); break;
                default: c.Skip(); break;
            }
        }

        return events is null && code == default
            ? repeat : repeat with { Events = events ?? [], Code = intake.Words.Get(code.Code.IsEmpty ? code.Words : code.Code) };
    }

    private static Timing ReadRepeat(ref Cursor c, Intake intake)
    {
        if (!c.Object())
        {
            return new();
        }
        QuantityReading duration = default;
        FhirPeriod? bounds = null;
        int? count = null;
        decimal? frequency = null, frequencyMax = null, period = null, periodMax = null;
        Slice unit = default;
        int times = 0, days = 0, when = 0;
        var isLegible = true;
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.BoundsDuration: duration = QuantityReading.Read(ref c); break;
                case Element.BoundsRange: duration = RatioReader.Range(ref c).Low; break;
                case Element.BoundsPeriod: bounds = DateReader.Period(ref c, intake.Zone); break;
                case Element.Count: count = c.Whole() is > 0 and var doses ? doses : null; break;
                case Element.Frequency: frequency = Positive(ref c, ref isLegible); break;
                case Element.FrequencyMax: frequencyMax = Positive(ref c, ref isLegible); break;
                case Element.Period: period = Positive(ref c, ref isLegible); break;
                case Element.PeriodMax: periodMax = Positive(ref c, ref isLegible); break;
                case Element.PeriodUnit: unit = c.Utf8(); break;
                case Element.TimeOfDay: times = CountOf(ref c); break;
                case Element.DayOfWeek: days = CountOf(ref c); break;
                case Element.When: when = CountOf(ref c); break;
                default: c.Skip(); break;
            }
        }

        return new()
        {
            BoundsDuration = duration.Keep(intake.Words),
            BoundsPeriod = bounds,
            Count = count,

            // A frequency that is there but says nothing must not be taken for one that is left out, which means once.
            Frequency = isLegible ? frequency : null,
            FrequencyMax = isLegible ? frequencyMax : null,
            Period = isLegible ? period : null,
            PeriodMax = isLegible ? periodMax : null,
            PeriodUnit = intake.Words.Get(unit),
            TimesOfDay = times,
            DaysOfWeek = days,
            When = when,
        };
    }

    private static decimal? Positive(ref Cursor c, ref bool isLegible)
    {
        if (c.IsNull)
        {
            return null;
        }
        var number = c.Number();
        if (number is > 0)
        {
            return number;
        }
        if (number is not null)
        {
            c.Fault("a number above zero is expected here");
        }
        isLegible = false;
        return null;
    }

    private static int CountOf(ref Cursor c)
    {
        var count = 0;
        var list = c.List();
        while (c.Item(ref list))
        {
            count += c.Utf8().IsEmpty ? 0 : 1;
        }
        return count;
    }

    private static void ReadEvents(ref Cursor c, Intake intake, ref List<FhirDate>? events)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            if (DateReader.Date(ref c, intake.Zone) is { } day)
            {
                (events ??= []).Add(day);
            }
        }
    }
}
