using System.Runtime.InteropServices;
using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>One Coding as received.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Coding(Slice System, Slice Code, Slice Display)
{
    public static Coding Read(ref Cursor c)
    {
        Slice system = default, code = default, display = default;
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
