using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

/// <summary>The elements of a medication resource while it is read.</summary>
internal struct MedicationParts(ResourceKind kind)
{
    private RequestIntent _intent;
    private bool _doNotPerform;
    private bool _isContinuous;
    private FhirDate? _authored, _handedOver, _prepared;
    private FhirPeriod? _effective;
    private IReadOnlyList<Dosage>? _dosages;
    private SupplyReading _supply;
    private string? _priorPrescription, _reasonText, _statusReason, _note;
    private List<string>? _requests;
    private ConceptSets _reasons;

    public readonly ResourceKind Kind => kind;

    public Slice Id { get; set; }

    public bool IsAbout { get; set; } = true;

    public MedicationStatus Status { get; private set; }

    public Product? Product { get; set; }

    public Reference ProductReference { get; set; }

    public List<(Slice Id, Product Product)>? Contained { get; set; }

    /// <summary>A legible name, or a complete code, that is on no list.</summary>
    public readonly bool IsOtherDrug => Product is { IsUnread: false, Meaning.IsKnown: false };

    public void ReadOr(ref Cursor c, Intake intake, Element element)
    {
        switch (element)
        {
            case Element.Status: Status = StatusNames.Medication(c.Bytes(c.Utf8())); break;
            case Element.Intent: _intent = StatusNames.Intent(c.Bytes(c.Utf8())); break;
            case Element.DoNotPerform: _doNotPerform |= c.Bool() ?? false; break;
            case Element.AuthoredOn or Element.DateAsserted: _authored = DateReader.Date(ref c, intake.Zone); break;
            case Element.EffectiveDateTime: _effective = OneDay(DateReader.Date(ref c, intake.Zone)); break;
            case Element.EffectivePeriod: _effective = DateReader.Period(ref c, intake.Zone); break;
            case Element.WhenHandedOver: _handedOver = DateReader.Date(ref c, intake.Zone); break;
            case Element.WhenPrepared: _prepared = DateReader.Date(ref c, intake.Zone); break;
            case Element.DosageInstruction or Element.Dosage: _dosages = DosageReader.ReadAll(ref c, intake); break;
            case Element.DispenseRequest: _supply.ReadRequest(ref c, intake); break;
            case Element.Quantity: _supply.Quantity = QuantityReading.Read(ref c); break;
            case Element.DaysSupply: _supply.Duration = QuantityReading.Read(ref c); break;
            case Element.CourseOfTherapyType: _isContinuous = c.Bytes(PlainConcept.Read(ref c).Code).SequenceEqual("continuous"u8); break;
            case Element.PriorPrescription: _priorPrescription = RequestId(ref c); break;
            case Element.AuthorizingPrescription or Element.Request or Element.BasedOn: ReadRequests(ref c); break;
            case Element.ReasonCode: ReadReasons(ref c, intake); break;
            case Element.StatusReason or Element.StatusReasonCodeableConcept:
                _statusReason = TextReader.Concepts(ref c, intake.Words); break;
            case Element.Note: _note = TextReader.Annotations(ref c, intake.Words); break;
            default: c.Skip(); break;
        }
    }

    /// <summary>The entry; <paramref name="pending"/> is the reference by which its product may still be found.</summary>
    public readonly MedicationEntry Entry(Origin origin, Intake intake, ReadOnlyMemory<byte> raw, out string? pending)
    {
        return new()
        {
            Origin = origin,
            Status = Status,
            Intent = _intent,
            DoNotPerform = _doNotPerform,
            IsDraft = intake.ReadsDrafts,
            Product = ProductOf(intake, out pending),
            Authored = _authored,
            Effective = _effective ?? OneDay(_handedOver ?? _prepared),
            Dosages = _dosages ?? [],
            Supply = _supply.Quantity.Keep(intake.Words),
            Repeats = _supply.Repeats,
            SupplyDuration = _supply.Duration.Keep(intake.Words),
            Validity = _supply.Validity,
            IsContinuous = _isContinuous,
            PriorPrescriptionId = _priorPrescription,
            RequestIds = _requests ?? (IReadOnlyList<string>)[],
            ReasonSets = _reasons,
            ReasonText = _reasonText,
            StatusReason = _statusReason,
            Note = _note,
            Faults = intake.Faults.Here(),
            Raw = raw,
        };
    }

    private readonly Product ProductOf(Intake intake, out string? pending)
    {
        pending = null;
        if (Product is not null)
        {
            return Product;
        }
        var reference = intake.Text[ProductReference.Target];
        foreach (var (id, product) in Contained ?? [])
        {
            if (reference.Length > 1 && reference[0] == '#' && reference[1..].SequenceEqual(intake.Text[id]))
            {
                return product;
            }
        }

        if (!reference.IsEmpty && reference[0] != '#')
        {
            pending = System.Text.Encoding.UTF8.GetString(reference);
        }
        return ProductReader.FromDisplay(ProductReference.Display, intake) ?? ProductReader.Unread;
    }

    private static FhirPeriod? OneDay(FhirDate? day) => day is null ? null : new FhirPeriod(day, day);

    private void ReadReasons(ref Cursor c, Intake intake)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            var concept = default(Concept);
            concept.Read(ref c, intake.Codes, CodeUse.Condition);
            _reasons |= concept.Sets;
            _reasonText = TextReader.Join(_reasonText, intake.Words.Get(concept.Name));
        }
    }

    private void ReadRequests(ref Cursor c)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            if (RequestId(ref c) is { } id)
            {
                (_requests ??= []).Add(id);
            }
        }
    }

    private static string? RequestId(ref Cursor c) => ReferenceText.IdOf(c.Bytes(Reference.Read(ref c).Target), "MedicationRequest"u8);
}
