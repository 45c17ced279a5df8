using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

/// <summary>
/// MedicationRequest, MedicationStatement, MedicationAdministration and MedicationDispense. Once the product is legibly another drug
/// the rest is stepped over, except in a draft, which may replace something.
/// </summary>
internal static class MedicationReader
{
    public static void Read(ref Cursor c, Intake intake, ResourceKind kind)
    {
        var start = c.Offset;
        var reading = new MedicationParts(kind);
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Subject: reading.IsAbout &= intake.Meet(Reference.Read(ref c).Target); break;
                case Element.Id: reading.Id = c.Utf8(); break;
                case Element.Contained: ReadContained(ref c, intake, ref reading); break;
                case Element.MedicationCodeableConcept: reading.Product = ProductReader.ReadConcept(ref c, intake); break;
                case Element.MedicationReference: reading.ProductReference = Reference.Read(ref c); break;
                default:
                    if (reading.IsOtherDrug && !intake.ReadsDrafts)
                    {
                        c.Skip();
                    }
                    else
                    {
                        reading.ReadOr(ref c, intake, element);
                    }
                    break;
            }
        }

        Keep(intake, reading, intake.ReadsDrafts ? c.Since(start) : default);
    }

    private static void Keep(Intake intake, in MedicationParts reading, ReadOnlyMemory<byte> raw)
    {
        if (!intake.ReadsDrafts && reading.IsOtherDrug)
        {
            return;
        }
        var origin = intake.Here(reading.Kind, reading.Id);
        if (!reading.IsAbout)
        {
            intake.IsAboutNobody();
            return;
        }

        if (reading.Status == MedicationStatus.EnteredInError)
        {
            intake.Withdraw(origin);
            return;
        }

        var entry = reading.Entry(origin, intake, raw, out var pending);
        if (intake.ReadsDrafts)
        {
            intake.Drafts.Add(new() { Origin = origin, Medication = new(entry, pending) });
        }
        else if (pending is not null || entry.Product.IsUnread || entry.Product.Meaning.IsKnown)
        {
            intake.Gathered.Medications.Add(new(entry, pending));
        }
    }

    private static void ReadContained(ref Cursor c, Intake intake, ref MedicationParts reading)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            if (!c.Object())
            {
                continue;
            }
            if (ResourceTypes.Peek(c, out var kind) != ResourceType.Known || kind != ResourceKind.Medication)
            {
                c.Skip();
                continue;
            }

            var product = ProductReader.ReadMedication(ref c, intake, out var id);
            (reading.Contained ??= []).Add((id, product));
        }
    }
}
