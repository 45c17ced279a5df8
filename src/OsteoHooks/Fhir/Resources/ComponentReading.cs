using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

/// <summary>What an Observation and a component have in common: code, value, reference range and interpretation.</summary>
internal struct ComponentReading
{
    // A body made of nothing but components must not fill the memory.
    private const int Most = 200;

    private Concept _code;
    private ValueReading _value;
    private QuantityReading _low, _high;
    private bool _hasRange;
    private Slice _interpretation;

    /// <summary>The code says that this is of no interest; the rest may be stepped over.</summary>
    public bool IsOther { get; private set; }

    /// <summary>dataAbsentReason stands there.</summary>
    public bool IsAbsent { get; private set; }

    /// <summary>Neither code nor words say what was observed.</summary>
    public readonly bool IsSilent => _code.IsSilent;

    /// <summary>Reads the element, or steps over it.</summary>
    public void ReadOr(ref Cursor c, Intake intake, Element element)
    {
        if (element == Element.Code)
        {
            ReadCode(ref c, intake);
        }
        else if (IsOther)
        {
            c.Skip();
        }
        else if (element == Element.DataAbsentReason)
        {
            SkipAbsence(ref c);
        }
        else if (element == Element.ReferenceRange)
        {
            ReadRanges(ref c);
        }
        else if (element == Element.Interpretation)
        {
            _interpretation = PlainConcept.First(ref c).Code;
        }
        else if (!_value.TryRead(ref c, intake, element))
        {
            c.Skip();
        }
    }

    public readonly ObservationEntry Entry(in ObservationHead head, Words words, BodyText text) => new()
    {
        Origin = head.Origin,
        Status = head.Status,
        Effective = head.Effective,
        BodySite = head.BodySite,
        Method = head.Method,
        Sets = _code.Sets,
        Text = words.Get(_code.Name),
        Value = _value.Number(words, text),
        ValueSets = _value.Sets,
        ValueCode = words.Get(_value.Code),
        ValueText = _value.Said(words),
        ValueUnread = _value.IsUnread,
        RangeLow = _low.Keep(words),
        RangeHigh = _high.Keep(words),
        Interpretation = words.Get(_interpretation),
        CodeUnread = _code.IsSilent,
    };

    /// <summary>Components with a code on a list, or whose words speak of bone. One without code or words says nothing
    /// beside its parent's code.</summary>
    public static void ReadAll(ref Cursor c, Intake intake, ref List<ComponentReading>? kept)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            if (kept?.Count >= Most)
            {
                c.Fault("there are too many components");
                c.Skip();
                continue;
            }

            if (!c.Object())
            {
                continue;
            }
            var reading = default(ComponentReading);
            while (c.Next(out var element))
            {
                reading.ReadOr(ref c, intake, element);
            }
            if (!reading.IsOther && !reading.IsAbsent && !reading.IsSilent)
            {
                (kept ??= []).Add(reading);
            }
        }
    }

    private void ReadCode(ref Cursor c, Intake intake)
    {
        var start = c.Offset;
        if (intake.OtherObservations.Knows(start))
        {
            IsOther = true;
            c.Skip();
            return;
        }

        _code = default;
        _code.Read(ref c, intake.Codes, CodeUse.Observation);
        IsOther = _code.Sets.IsEmpty && !_code.IsSilent && !_code.Speaks(intake, WordList.BoneMeasurement);
        if (IsOther)
        {
            intake.OtherObservations.Remember(new(start, c.Consumed - start));
        }
    }

    private void SkipAbsence(ref Cursor c)
    {
        IsAbsent |= !c.IsNull;
        c.Skip();
    }

    // The first range without a type, or of type "normal", is the one a laboratory calls its reference range.
    private void ReadRanges(ref Cursor c)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            if (!c.Object())
            {
                continue;
            }
            QuantityReading low = default, high = default;
            Slice type = default;
            while (c.Next(out var element))
            {
                switch (element)
                {
                    case Element.Low: low = QuantityReading.Read(ref c); break;
                    case Element.High: high = QuantityReading.Read(ref c); break;
                    case Element.Type: type = PlainConcept.Read(ref c).Code; break;
                    default: c.Skip(); break;
                }
            }

            var isNormal = type.IsEmpty || c.Bytes(type).SequenceEqual("normal"u8);
            if (_hasRange || !isNormal || (low.Value is null && high.Value is null))
            {
                continue;
            }
            (_low, _high, _hasRange) = (low, high, true);
        }
    }
}

/// <summary>What an Observation's own value and its components share.</summary>
internal readonly record struct ObservationHead(Origin Origin, ObservationStatus Status, FhirDate? Effective, string? BodySite,
    string? Method);
