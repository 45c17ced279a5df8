namespace OsteoHooks.Fhir.Json;

/// <summary>Known names to values, looked up by their UTF-8 without making strings. Built once at start-up; names are ASCII.</summary>
internal sealed class NameTable<T>
    where T : struct
{
    private readonly (byte[]? Name, T Value)[] _slots;

    public NameTable(params ReadOnlySpan<(string Name, T Value)> names)
    {
        var size = 16;
        while (size < names.Length * 4)
        {
            size *= 2;
        }
        _slots = new (byte[]?, T)[size];
        foreach (var (name, value) in names)
        {
            var utf8 = System.Text.Encoding.UTF8.GetBytes(name);
            var at = Slot(utf8);
            while (_slots[at].Name is not null)
            {
                at = (at + 1) & (size - 1);
            }
            _slots[at] = (utf8, value);
        }
    }

    public bool TryFind(ReadOnlySpan<byte> name, out T value)
    {
        if (!name.IsEmpty)
        {
            for (var at = Slot(name); _slots[at].Name is { } known; at = (at + 1) & (_slots.Length - 1))
            {
                if (name.SequenceEqual(known))
                {
                    value = _slots[at].Value;
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    // Four bytes and the length tell FHIR's element names apart well enough; hashing every byte costs more than the rare second comparison.
    private int Slot(ReadOnlySpan<byte> name)
    {
        var mix = (name.Length * 131) + (name[0] * 7) + (name[^1] * 31) + (name[name.Length / 2] * 61) + (name[name.Length / 3] * 17);
        return (mix ^ (mix >> 7)) & (_slots.Length - 1);
    }
}
