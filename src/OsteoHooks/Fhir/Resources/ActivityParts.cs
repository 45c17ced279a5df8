using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

/// <summary>The elements of a Procedure, DiagnosticReport, ServiceRequest or ImagingStudy while it is read.</summary>
internal struct ActivityParts
{
    private Slice _id, _status, _description, _conclusion, _site;
    private Concept _code;
    private DateReading _date, _authored, _issued;
    private RequestIntent _intent;
    private bool _doNotPerform;

    /// <summary>Nothing in it concerns bone.</summary>
    public readonly bool IsOther(Intake intake) => _code.Sets.IsEmpty && !IsSilent && !_code.Speaks(intake, WordList.BoneActivity)
        && !intake.Codes.Words[WordList.BoneActivity].AreIn(intake.Text[_description])
        && !intake.Codes.Words[WordList.BoneReport].AreIn(intake.Text[_conclusion]);

    private readonly bool IsSilent => _code.IsSilent && _description.IsEmpty;

    public void ReadOr(ref Cursor c, Intake intake, Element element)
    {
        switch (element)
        {
            case Element.Id: _id = c.Utf8(); break;
            case Element.Status: _status = c.Utf8(); break;
            case Element.Code or Element.ProcedureCode: ReadCodes(ref c, intake); break;
            case Element.Description: _description = c.Utf8(); break;
            case Element.Conclusion: _conclusion = c.Utf8(); break;
            case Element.Intent: _intent = StatusNames.Intent(c.Bytes(c.Utf8())); break;
            case Element.DoNotPerform: _doNotPerform |= c.Bool() ?? false; break;
            case Element.AuthoredOn: _authored = DateReading.Read(ref c); break;
            case Element.Issued: _issued = DateReading.Read(ref c); break;
            case Element.PerformedDateTime or Element.EffectiveDateTime or Element.OccurrenceDateTime or Element.Started:
                _date = DateReading.Read(ref c); break;
            case Element.PerformedPeriod or Element.EffectivePeriod or Element.OccurrencePeriod:
                _date = DateReading.ReadPeriod(ref c); break;
            case Element.BodySite: _site = FirstWords(ref c); break;
            default: c.Skip(); break;
        }
    }

    public readonly ActivityEntry Entry(Intake intake, ResourceKind kind, in Cursor c)
    {
        var date = _date.Day(c, intake.Zone);
        var words = _code.Name.IsEmpty ? _description : _code.Name;
        return new()
        {
            Origin = intake.Here(kind, _id),
            Sets = _code.Sets,
            Text = intake.Words.Get(words),
            Status = intake.Words.Get(_status) ?? "unknown",
            Intent = _intent,
            DoNotPerform = _doNotPerform,
            Date = date ?? (kind == ResourceKind.DiagnosticReport ? _issued.Day(c, intake.Zone) : null),
            Authored = _authored.Day(c, intake.Zone),
            BodySite = intake.Words.Get(_site),
            Conclusion = intake.Words.Get(_conclusion),
            CodeUnread = IsSilent,
        };
    }

    // A laboratory order carries the code of its result, a report that of its panel: those stand in the Observation tables.
    private void ReadCodes(ref Cursor c, Intake intake)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            var one = default(Concept);
            one.Read(ref c, intake.Codes, CodeUse.Procedure, CodeUse.Observation);
            if (_code.IsSilent)
            {
                _code = one;
            }
            else
            {
                _code.Sets |= one.Sets;
            }
        }
    }

    private static Slice FirstWords(ref Cursor c)
    {
        Slice words = default;
        var list = c.List();
        while (c.Item(ref list))
        {
            var one = PlainConcept.Read(ref c).Words;
            words = words.IsEmpty ? one : words;
        }

        return words;
    }
}
