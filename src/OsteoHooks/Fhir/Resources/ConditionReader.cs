using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

internal static class ConditionReader
{
    private static readonly NameTable<ConditionStanding> Standings = new(
        ("active", ConditionStanding.Active), ("recurrence", ConditionStanding.Active), ("relapse", ConditionStanding.Active),
        ("inactive", ConditionStanding.Inactive), ("remission", ConditionStanding.Inactive), ("resolved", ConditionStanding.Inactive));

    public static void Read(ref Cursor c, Intake intake)
    {
        Slice id = default;
        Concept code = default;
        ConceptSets cause = default;
        Slice clinical = default, verification = default;
        QuantityReading age = default;
        string? note = null;
        FhirDate? onset = null, recorded = null, abated = null;
        var about = true;
        var doubtful = false;
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Id: id = c.Utf8(); break;
                case Element.Code: code.Read(ref c, intake.Codes, CodeUse.Condition); break;
                case Element.Subject: about &= intake.Meet(Reference.Read(ref c).Target); break;
                case Element.ClinicalStatus: clinical = PlainConcept.Read(ref c).Code; break;
                case Element.VerificationStatus:
                    var before = intake.Faults.Count;
                    verification = PlainConcept.Read(ref c).Code;
                    doubtful = intake.Faults.Count != before;
                    break;
                case Element.Extension: ReadCause(ref c, intake, ref cause); break;
                case Element.OnsetDateTime: onset = DateReader.Date(ref c, intake.Zone); break;
                case Element.OnsetPeriod: onset = DateReader.Start(ref c, intake.Zone); break;
                case Element.OnsetAge: age = QuantityReading.Read(ref c); break;
                case Element.Note: note = TextReader.Annotations(ref c, intake.Words); break;
                case Element.AbatementDateTime: abated = DateReader.Date(ref c, intake.Zone); break;
                case Element.AbatementPeriod: abated = DateReader.Period(ref c, intake.Zone)?.End; break;
                case Element.RecordedDate: recorded = DateReader.Date(ref c, intake.Zone); break;
                default: c.Skip(); break;
            }
        }

        if (code.Sets.IsEmpty && !code.IsSilent)
        {
            return;
        }
        var origin = intake.Here(ResourceKind.Condition, id);
        if (!Stands(intake, origin, about, doubtful, intake.Text[verification]))
        {
            return;
        }
        _ = Standings.TryFind(intake.Text[clinical], out var standing);
        intake.Gathered.Conditions.Add(new()
        {
            Origin = origin,
            Sets = code.Sets,
            HighEnergyCause = (code.Sets | cause).Has(ConceptSet.MarkerHighEnergy)
                || FractureNote.TellsOfHighEnergy(note, intake.Codes.Words),
            LowEnergyCause = (code.Sets | cause).Has(ConceptSet.MarkerLowEnergy),
            IsFollowUp = code.IsFollowUp,
            Text = intake.Words.Get(code.Name),
            Standing = standing,
            Onset = onset,
            OnsetAge = age.Keep(intake.Words),
            Recorded = recorded,
            Abated = abated,
            CodeUnread = code.IsSilent,
        });
    }

    /// <summary>False for what is refuted, in error, or about somebody else. When it cannot be read whether it is, conditions
    /// are not known in full.</summary>
    private static bool Stands(Intake intake, Origin origin, bool about, bool doubtful, ReadOnlySpan<byte> verification)
    {
        if (!about)
        {
            return intake.IsAboutNobody();
        }
        if (verification.SequenceEqual("refuted"u8) || verification.SequenceEqual("entered-in-error"u8))
        {
            return intake.Withdraw(origin);
        }
        if (doubtful)
        {
            intake.Gathered.Unread.Add(ResourceKind.Condition);
        }
        return !doubtful;
    }

    private static void ReadCause(ref Cursor c, Intake intake, ref ConceptSets cause)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            if (!c.Object())
            {
                continue;
            }
            var isDueTo = false;
            Concept value = default;
            while (c.Next(out var element))
            {
                switch (element)
                {
                    case Element.Url: isDueTo = c.Utf8Is("http://hl7.org/fhir/StructureDefinition/condition-dueTo"u8); break;
                    case Element.ValueCodeableConcept: value.Read(ref c, intake.Codes, CodeUse.Condition); break;
                    default: c.Skip(); break;
                }
            }

            if (isDueTo)
            {
                cause |= value.Sets;
            }
        }
    }
}
