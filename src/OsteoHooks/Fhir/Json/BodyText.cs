using System.Runtime.InteropServices;

namespace OsteoHooks.Fhir.Json;

/// <summary>Where a string stands in the body. Two numbers, so that what is read can be copied about for nothing.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Slice(int Start, int Length)
{
    public bool IsEmpty => Length == 0;
}

/// <summary>The bytes of the body now being read, and of its escaped strings without their escapes.</summary>
internal sealed class BodyText
{
    private readonly List<byte[]> _unescaped = [];
    private byte[] _bytes = [];
    private int _start;

    public ReadOnlyMemory<byte> All { get; private set; }

    public ReadOnlySpan<byte> this[Slice slice] =>
        slice.Start >= 0 ? _bytes.AsSpan(_start + slice.Start, slice.Length) : _unescaped[~slice.Start].AsSpan(0, slice.Length);

    /// <summary>Begins another body. Slices of the one before must not be used any more.</summary>
    public void Load(ReadOnlyMemory<byte> body)
    {
        if (!MemoryMarshal.TryGetArray(body, out var array))
        {
            array = new(body.ToArray());
        }
        All = array;
        _bytes = array.Array ?? [];
        _start = array.Offset;
        _unescaped.Clear();
    }

    public bool Is(Slice slice, ReadOnlySpan<byte> text) => this[slice].SequenceEqual(text);

    public Slice Add(byte[] unescaped, int length)
    {
        _unescaped.Add(unescaped);
        return new(~(_unescaped.Count - 1), length);
    }
}
