using System.Text.Json;
using OsteoHooks.Fhir.Json;
using OsteoHooks.Fhir.Resources;

namespace OsteoHooks.Fhir;

/// <summary>The context of a hook: the patient, and for the order hooks what is being ordered.</summary>
internal struct HookContext
{
    private bool _isThere;
    private bool _hasDrafts;
    private bool _draftsUsable;
    private bool _selectionsUsable;

    public string? PatientId { get; private set; }

    public string? UserId { get; private set; }

    public string? EncounterId { get; private set; }

    public static HookContext Read(ref Cursor c, Intake intake)
    {
        EnvelopeReader.Require(c.Token == JsonTokenType.StartObject, "context", "An object is expected here.");
        var context = new HookContext { _isThere = true };
        var seen = default(SeenMembers);
        while (c.Next(out var element))
        {
            seen.Once(element, "context.");
            switch (element)
            {
                case Element.PatientId: context.PatientId = EnvelopeReader.Id(ref c, "context.patientId"); break;
                case Element.UserId: context.UserId = EnvelopeReader.Id(ref c, "context.userId"); break;
                case Element.EncounterId: context.EncounterId = EnvelopeReader.Id(ref c, "context.encounterId"); break;
                case Element.Selections: context.ReadSelections(ref c, intake); break;
                case Element.DraftOrders: context.ReadDrafts(ref c, intake); break;
                default: c.Skip(); break;
            }
        }

        return context;
    }

    /// <summary>Refuses what the hook's definition does not allow. The hook may stand after the context, so this comes last.</summary>
    public readonly void Check(string hook)
    {
        EnvelopeReader.Require(_isThere, "context", "The context is missing.");
        EnvelopeReader.Require(PatientId is not null, "context.patientId", "The patient's id is missing.");
        if (hook is not ("order-select" or "order-sign"))
        {
            return;
        }
        EnvelopeReader.Require(_hasDrafts && _draftsUsable, "context.draftOrders", "A Bundle of draft orders is expected here.");
        EnvelopeReader.Require(hook == "order-sign" || _selectionsUsable, "context.selections", "A list of strings is expected here.");
    }

    private void ReadSelections(ref Cursor c, Intake intake)
    {
        _selectionsUsable = c.Token == JsonTokenType.StartArray;
        if (!_selectionsUsable)
        {
            c.Skip();
            return;
        }

        var list = c.List();
        while (c.Item(ref list))
        {
            intake.CountEntry();
            if (c.Token == JsonTokenType.String)
            {
                DraftSettlement.Select(intake, c.Bytes(c.Utf8()));
                continue;
            }

            _selectionsUsable = false;
            c.Skip();
        }
    }

    private void ReadDrafts(ref Cursor c, Intake intake)
    {
        _hasDrafts = !c.IsNull;
        _draftsUsable = c.Token == JsonTokenType.StartObject && ResourceTypes.Peek(c, out _) == ResourceType.Bundle;
        if (!_draftsUsable)
        {
            c.Skip();
            return;
        }

        intake.ReadsDrafts = true;
        var answer = BundleReader.Read(ref c, intake, "context.draftOrders");
        intake.ReadsDrafts = false;
        intake.HasUnreadableDraft = answer.HasUnreadable;
    }
}
