using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

internal static class AppointmentReader
{
    public static void Read(ref Cursor c, Intake intake)
    {
        Slice id = default, status = default;
        FhirDate? start = null;
        string? description = null, service = null, reason = null, comment = null;
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Id: id = c.Utf8(); break;
                case Element.Status: status = c.Utf8(); break;
                case Element.Start: start = DateReader.Date(ref c, intake.Zone); break;
                case Element.Description: description = intake.Words.Get(c.Utf8()); break;
                case Element.ServiceType: service = TextReader.Concepts(ref c, intake.Words); break;
                case Element.ReasonCode: reason = TextReader.Concepts(ref c, intake.Words); break;
                case Element.Comment: comment = intake.Words.Get(c.Utf8()); break;
                case Element.Participant: ReadParticipants(ref c, intake); break;
                default: c.Skip(); break;
            }
        }

        var origin = intake.Here(ResourceKind.Appointment, id);
        if (intake.Text.Is(status, "entered-in-error"u8))
        {
            intake.Withdraw(origin);
            return;
        }

        intake.Gathered.Appointments.Add(new()
        {
            Origin = origin,
            Status = intake.Words.Get(status) ?? "unknown",
            Start = start,
            Text = TextReader.Join(TextReader.Join(description, service), TextReader.Join(reason, comment)),
        });
    }

    // A visit for several people names the patient among them; only a single patient can be the wrong one.
    private static void ReadParticipants(ref Cursor c, Intake intake)
    {
        Slice patient = default;
        var patients = 0;
        var list = c.List();
        while (c.Item(ref list))
        {
            if (!c.Object())
            {
                continue;
            }
            while (c.Next(out var element))
            {
                if (element != Element.Actor)
                {
                    c.Skip();
                    continue;
                }

                var actor = Reference.Read(ref c).Target;
                if (!ReferenceText.TryRead(c.Bytes(actor), out var parts) || !parts.Type.SequenceEqual("Patient"u8))
                {
                    continue;
                }
                patient = actor;
                patients++;
            }
        }

        if (patients == 1)
        {
            _ = intake.Meet(patient);
        }
    }
}
