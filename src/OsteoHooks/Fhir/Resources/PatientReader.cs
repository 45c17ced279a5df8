using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

internal static class PatientReader
{
    private static readonly NameTable<Sex> Sexes = new(("female", Sex.Female), ("male", Sex.Male));

    public static void Read(ref Cursor c, Intake intake)
    {
        Slice id = default;
        var sex = Sex.Unknown;
        FhirDate? birth = null;
        var deceased = false;
        var birthUnreadable = false;
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Id: id = c.Utf8(); break;
                case Element.Gender: _ = Sexes.TryFind(c.Bytes(c.Utf8()), out sex); break;
                case Element.BirthDate:
                    var before = intake.Faults.Count;
                    birth = DateReader.Date(ref c, intake.Zone);
                    birthUnreadable = intake.Faults.Count != before;
                    break;
                case Element.DeceasedBoolean: deceased |= c.Bool() ?? false; break;
                case Element.DeceasedDateTime: deceased |= !c.Utf8().IsEmpty; break;
                default: c.Skip(); break;
            }
        }

        var origin = intake.Here(ResourceKind.Patient, id);
        if (!id.IsEmpty)
        {
            intake.Patients.MeetPatient(origin);
        }
        intake.Gathered.Patients.Add(new()
            { Origin = origin, Sex = sex, BirthDate = birth, Deceased = deceased, BirthDateUnreadable = birthUnreadable });
    }
}
