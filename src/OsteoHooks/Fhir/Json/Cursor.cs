using System.Text;
using System.Text.Json;

namespace OsteoHooks.Fhir.Json;

/// <summary>
/// One forward walk over a JSON body. Every reading method starts on the first token of a value and ends on its last. What has the wrong
/// JSON type is noted as a fault and stepped over; <c>null</c> counts as absent. Broken JSON throws <see cref="JsonException"/>.
/// </summary>
internal ref struct Cursor
{
    private readonly BodyText _text;
    private readonly FaultLog _faults;
    private Utf8JsonReader _json;

    /// <param name="depth">Levels of nesting that are read; one more is broken JSON.</param>
    public Cursor(BodyText text, FaultLog faults, int depth)
    {
        _text = text;
        _faults = faults;
        _json = new Utf8JsonReader(text.All.Span, new JsonReaderOptions { MaxDepth = depth });
    }

    public readonly JsonTokenType Token => _json.TokenType;

    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    /// <summary>Byte offset of the current token.</summary>
    public readonly int Offset => (int)_json.TokenStartIndex;

    public readonly int Consumed => (int)_json.BytesConsumed;

    public bool Read() => _json.Read();

    /// <summary>The value is read, and nothing may follow it.</summary>
    public void End() => _json.Read();

    public void Skip() => _json.Skip();

    public readonly ReadOnlyMemory<byte> Since(int offset) => _text.All[offset..(int)_json.BytesConsumed];

    /// <summary>True on an object's start. Anything else is a fault (null excepted) and skipped.</summary>
    public bool Object() => Is(JsonTokenType.StartObject, "an object is expected here");

    /// <summary>Steps to the value of the next property of the object; false at the object's end.</summary>
    public bool Next(out Element element)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.PropertyName)
        {
            element = Element.Other;
            return false;
        }

        element = ElementNames.Find(_json.ValueIsEscaped ? Content() : _json.ValueSpan);
        _json.Read();
        return true;
    }

    /// <summary>As <see cref="Next"/>, where the names are the sender's own.</summary>
    public bool NextName(out string name)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.PropertyName)
        {
            name = "";
            return false;
        }

        name = Encoding.UTF8.GetString(Content());
        _json.Read();
        return true;
    }

    /// <summary>Begins a list. A single value where a list belongs is read as a list of one: nothing else can be meant.</summary>
    public readonly ListWalk List() => new(_json.TokenType == JsonTokenType.StartArray, IsNull);

    public bool Item(ref ListWalk list)
    {
        if (!list.IsArray)
        {
            var first = !list.IsDone;
            list.IsDone = true;
            return first;
        }

        _json.Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>A string's bytes, unescaped; empty when absent or not a string.</summary>
    public Slice Utf8()
    {
        if (!Is(JsonTokenType.String, "a string is expected here"))
        {
            return default;
        }
        if (!_json.ValueIsEscaped)
        {
            return new((int)_json.TokenStartIndex + 1, _json.ValueSpan.Length);
        }
        if (TryUnescape(out var content))
        {
            return content;
        }
        Fault("the string is no valid Unicode");
        return default;
    }

    public readonly ReadOnlySpan<byte> Bytes(Slice slice) => _text[slice];

    /// <summary>Reads a string and compares it.</summary>
    public bool Utf8Is(ReadOnlySpan<byte> text) => Bytes(Utf8()).SequenceEqual(text);

    /// <summary>Larger than anything a patient's record measures, and smaller but not zero: not believed, so that what is computed from a
    /// number stays a number.</summary>
    public const decimal Largest = 1_000_000_000;

    private const decimal Smallest = 0.000_001m;

    public decimal? Number()
    {
        if (!Is(JsonTokenType.Number, "a number is expected here"))
        {
            return null;
        }
        if (_json.TryGetDecimal(out var value)
            && (Math.Abs(value) is >= Smallest and <= Largest || (value == 0 && IsZero(_json.ValueSpan))))
        {
            return value;
        }
        Fault("the number is out of range");
        return null;
    }

    public int? Whole()
    {
        if (Number() is not { } number)
        {
            return null;
        }
        if (decimal.Truncate(number) == number && number is >= int.MinValue and <= int.MaxValue)
        {
            return (int)number;
        }
        Fault("a whole number is expected here");
        return null;
    }

    public bool? Bool()
    {
        if (_json.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return _json.TokenType == JsonTokenType.True;
        }
        Is(JsonTokenType.True, "true or false is expected here");
        return null;
    }

    public readonly void Fault(string sentence) => FaultAt(Offset, sentence);

    public readonly void FaultAt(int offset, string sentence) => _faults.Add(_text.All.Span, offset, sentence);

    // What is too small for a decimal is read as zero, and a dose that is no dose would be one of none.
    private static bool IsZero(ReadOnlySpan<byte> number)
    {
        var exponent = number.IndexOfAny((byte)'e', (byte)'E');
        return !(exponent < 0 ? number : number[..exponent]).ContainsAnyInRange((byte)'1', (byte)'9');
    }

    private bool Is(JsonTokenType type, string sentence)
    {
        if (_json.TokenType == type)
        {
            return true;
        }
        if (_json.TokenType != JsonTokenType.Null)
        {
            Fault(sentence);
        }
        _json.Skip();
        return false;
    }

    private readonly ReadOnlySpan<byte> Content()
    {
        if (!_json.ValueIsEscaped)
        {
            return _json.ValueSpan;
        }
        return TryUnescape(out var content) ? _text[content] : default;
    }

    private readonly bool TryUnescape(out Slice content)
    {
        var buffer = new byte[_json.ValueSpan.Length];
        try
        {
            content = _text.Add(buffer, _json.CopyString(buffer));
            return true;
        }
        catch (InvalidOperationException)
        {
            // An escaped surrogate without its other half.
            content = default;
            return false;
        }
    }
}

/// <summary>State of one list being read.</summary>
internal struct ListWalk(bool isArray, bool isDone)
{
    public readonly bool IsArray => isArray;

    public bool IsDone { get; set; } = isDone;
}
