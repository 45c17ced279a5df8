namespace OsteoHooks.Fhir;

/// <summary>Entries in the order in which they were read, duplicates and all.</summary>
internal sealed class Gathered
{
    public List<PatientEntry> Patients { get; } = [];

    public List<MedicationReading> Medications { get; } = [];

    public List<ConditionEntry> Conditions { get; } = [];

    public List<ObservationEntry> Observations { get; } = [];

    public List<ActivityEntry> Activities { get; } = [];

    public List<AppointmentEntry> Appointments { get; } = [];

    /// <summary>Entered in error (and the like): a stronger version with the same id takes the weaker ones with it.</summary>
    public List<Origin> Withdrawn { get; } = [];

    public HashSet<ResourceKind> Unread { get; } = [];

    public int[] Seen { get; } = new int[Enum.GetValues<ResourceKind>().Length];

    /// <summary>Counts at this moment, to go back to when a page turns out to be unusable.</summary>
    public Mark Now() => new(Patients.Count, Medications.Count, Conditions.Count, Observations.Count, Activities.Count, Appointments.Count,
        Withdrawn.Count, [.. Unread], [.. Seen]);

    public void BackTo(Mark mark)
    {
        Cut(Patients, mark.Patients);
        Cut(Medications, mark.Medications);
        Cut(Conditions, mark.Conditions);
        Cut(Observations, mark.Observations);
        Cut(Activities, mark.Activities);
        Cut(Appointments, mark.Appointments);
        Cut(Withdrawn, mark.Withdrawn);
        Unread.IntersectWith(mark.Unread);
        mark.Seen.CopyTo(Seen, 0);
    }

    private static void Cut<T>(List<T> list, int count) => list.RemoveRange(count, list.Count - count);

    internal sealed record Mark(int Patients, int Medications, int Conditions, int Observations, int Activities, int Appointments,
        int Withdrawn, ResourceKind[] Unread, int[] Seen);
}
