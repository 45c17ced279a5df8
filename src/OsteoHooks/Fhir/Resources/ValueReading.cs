using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

/// <summary>value[x] of an Observation or of a component.</summary>
internal struct ValueReading
{
    private QuantityReading _quantity;
    private Quantity? _number;
    private Concept _concept;
    private Slice _text;
    private bool? _truth;

    /// <summary>A value stands there that cannot be read.</summary>
    public bool IsUnread { get; private set; }

    /// <summary>True when the element was a value, which is then read.</summary>
    public bool TryRead(ref Cursor c, Intake intake, Element element)
    {
        var before = intake.Faults.Count;
        switch (element)
        {
            case Element.ValueQuantity: _quantity = QuantityReading.Read(ref c); break;
            case Element.ValueInteger:
                _number = c.Number() is { } number ? new Quantity(number, Unit: null) : null;
                break;
            case Element.ValueString: _text = c.Utf8(); break;
            case Element.ValueCodeableConcept: _concept.Read(ref c, intake.Codes, CodeUse.Answer, CodeUse.Condition); break;
            case Element.ValueBoolean:
                _truth = c.Bool();
                break;
            case >= Element.ValueRange and <= Element.ValuePeriod:
                // Values of these types answer no question that the rules ask; that one stands there must not read as "no value".
                IsUnread |= !c.IsNull;
                c.Skip();
                return true;
            default: return false;
        }

        IsUnread |= intake.Faults.Count != before;
        return true;
    }

    public readonly ConceptSets Sets => _concept.Sets;

    public readonly Slice Code => _concept.SnomedCode;

    /// <summary>A text, the words of a concept, or <c>true</c> and <c>false</c>.</summary>
    public readonly string? Said(Words words) =>
        _truth is { } truth ? (truth ? "true" : "false") : words.Get(_text.IsEmpty ? _concept.Name : _text);

    public readonly Quantity? Number(Words words, BodyText text) =>
        _quantity.Keep(words) ?? _number ?? ValueText.Quantity(text[_text], words);
}
