using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

/// <summary>
/// An Observation and its components. As soon as the code is on no list and the words say nothing of bone, the rest is stepped over:
/// most of a large body is such Observations.
/// </summary>
internal static class ObservationReader
{
    private static readonly NameTable<ObservationStatus> Statuses = new(
        ("final", ObservationStatus.Final), ("amended", ObservationStatus.Final), ("corrected", ObservationStatus.Final),
        ("preliminary", ObservationStatus.Preliminary), ("registered", ObservationStatus.Registered));

    public static void Read(ref Cursor c, Intake intake)
    {
        Slice id = default, status = default, site = default, method = default;
        DateReading effective = default, issued = default;
        var reading = default(ComponentReading);
        List<ComponentReading>? components = null;
        var about = true;
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Id: id = c.Utf8(); break;
                case Element.Status: status = c.Utf8(); break;
                case Element.Subject: about &= intake.Meet(Reference.Read(ref c).Target); break;
                case Element.Component: ComponentReading.ReadAll(ref c, intake, ref components); break;
                case Element.EffectiveDateTime or Element.EffectiveInstant: effective = DateReading.Read(ref c); break;
                case Element.EffectivePeriod: effective = DateReading.ReadPeriod(ref c); break;
                case Element.Issued: issued = DateReading.Read(ref c); break;
                case Element.BodySite when !reading.IsOther: site = PlainConcept.Read(ref c).Words; break;
                case Element.Method when !reading.IsOther: method = PlainConcept.Read(ref c).Words; break;
                default: reading.ReadOr(ref c, intake, element); break;
            }
        }

        if (reading.IsOther && components is null)
        {
            return;
        }
        var origin = intake.Here(ResourceKind.Observation, id);
        if (!about)
        {
            intake.IsAboutNobody();
        }
        else if (intake.Text.Is(status, "cancelled"u8) || intake.Text.Is(status, "entered-in-error"u8))
        {
            intake.Withdraw(origin);
        }
        else
        {
            var known = Statuses.TryFind(intake.Text[status], out var standing) ? standing : ObservationStatus.Unknown;
            var day = effective.Day(c, intake.Zone) ?? issued.Day(c, intake.Zone);
            Keep(intake, new(origin, known, day, intake.Words.Get(site), intake.Words.Get(method)), reading, components);
        }
    }

    private static void Keep(Intake intake, in ObservationHead head, in ComponentReading reading, List<ComponentReading>? components)
    {
        var isHeading = reading.IsSilent && components is not null;
        if (!reading.IsOther && !reading.IsAbsent && !isHeading)
        {
            intake.Gathered.Observations.Add(reading.Entry(head, intake.Words, intake.Text));
        }
        if (components is null)
        {
            return;
        }
        foreach (var part in components)
        {
            intake.Gathered.Observations.Add(part.Entry(head, intake.Words, intake.Text));
        }
    }
}
