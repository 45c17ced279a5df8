using System.Globalization;
using OsteoHooks.Fhir.Json;
using OsteoHooks.Fhir.Resources;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir;

/// <summary>What one call has gathered so far, and what every reader needs at hand.</summary>
internal sealed class Intake
{
    public Intake(CodeBook codes, TimeZoneInfo zone, ReadingLimits limits)
    {
        (Codes, Zone, Limits) = (codes, zone, limits);
        (Words, OtherObservations, Faults) = (new Words(Text), new FamiliarCodes(Text), new FaultLog(limits.Depth));
    }

    public ReadingLimits Limits { get; }

    public CodeBook Codes { get; }

    public TimeZoneInfo Zone { get; }

    public BodyText Text { get; } = new();

    public Words Words { get; }

    public FamiliarCodes OtherObservations { get; }

    public FaultLog Faults { get; }

    public PatientCheck Patients { get; } = new();

    public MedicationProducts Products { get; } = new();

    public Gathered Gathered { get; } = new();

    /// <summary>Drafts, until it is known which of them are orders.</summary>
    public List<DraftOrder> Drafts { get; } = [];

    /// <summary>context.selections.</summary>
    public HashSet<string> Selections { get; } = new(StringComparer.Ordinal);

    /// <summary>An entry of the drafts is no resource: it may be any order.</summary>
    public bool HasUnreadableDraft { get; set; }

    /// <summary>The place now being read.</summary>
    public Origin Place { get; private set; }

    /// <summary>Resources now being read are drafts of the hook's context.</summary>
    public bool ReadsDrafts { get; set; }

    /// <summary>Entries of the current body.</summary>
    public int Entries { get; set; }

    public Origin Here(ResourceKind kind, Slice id) => new(kind, Id(id), Place.Source, Place.Entry);

    public string? Id(Slice id) => id.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(Text[id]);

    /// <summary>Begins another body.</summary>
    public Cursor Open(ReadOnlyMemory<byte> body)
    {
        Text.Load(body);
        OtherObservations.Clear();
        Entries = 0;
        return new Cursor(Text, Faults, Limits.Depth);
    }

    public void Enter(ResourceKind kind, string source, int entry, int start)
    {
        Place = new(kind, null, source, entry);
        Faults.Enter(Place, start);
    }

    /// <summary>One more entry of the body; too many are refused before they cost more.</summary>
    /// <exception cref="RequestRejectedException">413.</exception>
    public void CountEntry()
    {
        if (++Entries > Limits.Entries)
        {
            throw new RequestRejectedException(413, "$",
                string.Create(CultureInfo.InvariantCulture, $"The body holds more than {Limits.Entries:N0} entries."));
        }
    }

    /// <summary>The reference of a subject. False when it names something that is no patient (a group, a device): the resource is
    /// not about the patient.</summary>
    public bool Meet(Slice target)
    {
        var reference = Text[target];
        if (reference.IsEmpty || reference[0] == '#')
        {
            return true;
        }
        if (ReferenceText.TryRead(reference, out var parts) && !parts.Type.SequenceEqual("Patient"u8))
        {
            return false;
        }
        Patients.Meet(reference, Place);
        return true;
    }

    /// <summary>Notes a resource that is not used because its subject is no patient. Always false.</summary>
    public bool IsAboutNobody()
    {
        Faults.Add(Place.Path + ".subject", "the subject is no patient");
        return false;
    }

    /// <summary>Notes an entry in error. Always false.</summary>
    public bool Withdraw(Origin origin)
    {
        if (ReadsDrafts)
        {
            Drafts.Add(new() { Origin = origin });
        }
        else if (origin.Id is not null)
        {
            Gathered.Withdrawn.Add(origin);
        }
        return false;
    }

    /// <summary>The entry just read has this fullUrl.</summary>
    public void NameEntry(ResourceKind kind, Slice fullUrl)
    {
        if (kind == ResourceKind.Patient)
        {
            Patients.MeetUrl(Text[fullUrl]);
        }
        else if (kind == ResourceKind.Medication)
        {
            Products.Name(Text[fullUrl]);
        }
        else if (ReadsDrafts && Drafts is [.., var last] && last.Origin.Entry == Place.Entry)
        {
            last.FullUrl = System.Text.Encoding.UTF8.GetString(Text[fullUrl]);
        }
    }
}

/// <summary>A MedicationRequest or ServiceRequest of context.draftOrders; neither of the two when it is entered in error.</summary>
internal sealed class DraftOrder
{
    public required Origin Origin { get; init; }

    public MedicationReading? Medication { get; init; }

    public ActivityEntry? Activity { get; init; }

    public string? FullUrl { get; set; }
}

/// <summary>A medication entry whose product may still have to be found.</summary>
internal sealed record MedicationReading(MedicationEntry Entry, string? ProductReference);
