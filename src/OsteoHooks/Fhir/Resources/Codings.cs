using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>One Coding as received.</summary>
internal readonly record struct Coding(ReadOnlyMemory<byte> System, ReadOnlyMemory<byte> Code, ReadOnlyMemory<byte> Display)
{
    public static Coding Read(ref Cursor c)
    {
        ReadOnlyMemory<byte> system = default, code = default, display = default;
        if (c.Object())
        {
            while (c.Next(out var element))
            {
                switch (element)
                {
                    case Element.System: system = c.Utf8(); break;
                    case Element.Code: code = c.Utf8(); break;
                    case Element.Display: display = c.Utf8(); break;
                    default: c.Skip(); break;
                }
            }
        }

        return new(system, code, display);
    }
}
