using System.Buffers.Binary;

namespace OsteoHooks.Terminology;

/// <summary>
/// Short byte strings to numbers, by open addressing: look-ups take spans of the request and allocate nothing, which the
/// dictionaries of the base library offer for chars only. Filled once, then read by many threads.
/// </summary>
internal sealed class ByteIndex
{
    private const int Absent = -1;
    private byte[][] _keys = new byte[64][];
    private int[] _values = new int[64];

    public int Count { get; private set; }

    /// <summary>The number of the key, or -1.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        var mask = _keys.Length - 1;
        for (var slot = (int)Hash(key) & mask; _keys[slot] is { } found; slot = (slot + 1) & mask)
        {
            if (key.SequenceEqual(found))
            {
                return _values[slot];
            }
        }

        return Absent;
    }

    /// <summary>Adds a key that is not there yet.</summary>
    public void Add(ReadOnlySpan<byte> key, int value)
    {
        if ((Count + 1) * 2 > _keys.Length)
        {
            Grow();
        }
        Insert(key.ToArray(), value);
        Count++;
    }

    private void Insert(byte[] key, int value)
    {
        var mask = _keys.Length - 1;
        var slot = (int)Hash(key) & mask;
        while (_keys[slot] is not null)
        {
            slot = (slot + 1) & mask;
        }
        _keys[slot] = key;
        _values[slot] = value;
    }

    private void Grow()
    {
        var (oldKeys, oldValues) = (_keys, _values);
        _keys = new byte[oldKeys.Length * 2][];
        _values = new int[oldKeys.Length * 2];
        for (var slot = 0; slot < oldKeys.Length; slot++)
        {
            if (oldKeys[slot] is { } key)
            {
                Insert(key, oldValues[slot]);
            }
        }
    }

    /// <summary>Eight bytes at a time, the odd constant of Fibonacci hashing (2^64 divided by the golden ratio).</summary>
    private static uint Hash(ReadOnlySpan<byte> key)
    {
        const ulong golden = 0x9E3779B97F4A7C15;
        var hash = (ulong)key.Length * golden;
        while (key.Length >= sizeof(ulong))
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(key)) * golden;
            hash ^= hash >> 29;
            key = key[sizeof(ulong)..];
        }

        var tail = 0UL;
        foreach (var b in key)
        {
            tail = (tail << 8) | b;
        }
        hash = (hash ^ tail) * golden;
        return (uint)(hash >> 32);
    }
}
