using System.Runtime.InteropServices;
using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>A Reference as received. <c>Target</c> is empty for a logical reference.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Reference(Slice Target, Slice Display)
{
    public static Reference Read(ref Cursor c)
    {
        Slice target = default, display = default;
        if (c.Object())
        {
            while (c.Next(out var element))
            {
                switch (element)
                {
                    case Element.Reference: target = c.Utf8(); break;
                    case Element.Display: display = c.Utf8(); break;
                    default: c.Skip(); break;
                }
            }
        }

        return new(target, display);
    }
}
