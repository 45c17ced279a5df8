using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>A Quantity while it is read. Becomes a <see cref="Quantity"/> only where somebody keeps it.</summary>
internal struct QuantityReading
{
    private static readonly NameTable<QuantityComparator> Comparators = new(
        ("<", QuantityComparator.Less), ("<=", QuantityComparator.LessOrEqual), (">=", QuantityComparator.GreaterOrEqual),
        (">", QuantityComparator.Greater));

    private decimal? _value;
    private Slice _unit;
    private Slice _code;
    private bool _isUcum;
    private QuantityComparator _comparator;
    private bool _isUnclear;

    public readonly decimal? Value => _value;

    public static QuantityReading Read(ref Cursor c)
    {
        var reading = default(QuantityReading);
        if (!c.Object())
        {
            return reading;
        }
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Value: reading._value = c.Number(); break;
                case Element.Unit: reading._unit = c.Utf8(); break;
                case Element.Code: reading._code = c.Utf8(); break;
                case Element.System: reading._isUcum = c.Utf8Is("http://unitsofmeasure.org"u8); break;
                case Element.Comparator: reading.ReadComparator(ref c); break;
                default: c.Skip(); break;
            }
        }

        return reading;
    }

    /// <summary>Null when no number stands there, or one whose comparator cannot be read.</summary>
    public readonly Quantity? Keep(Words words)
    {
        if (_value is not { } value || _isUnclear)
        {
            return null;
        }
        var unit = (_isUcum && !_code.IsEmpty) || _unit.IsEmpty ? _code : _unit;
        return new Quantity(value, words.Get(unit), _comparator);
    }

    private void ReadComparator(ref Cursor c)
    {
        var text = c.Bytes(c.Utf8());
        if (text.IsEmpty || Comparators.TryFind(text, out _comparator))
        {
            return;
        }
        c.Fault("the comparator is not known");
        _isUnclear = true;
    }
}
