using System.Runtime.InteropServices;
using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>A CodeableConcept whose meaning stands in no table: its first code, and its words.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlainConcept(Slice Code, Slice Words)
{
    public static PlainConcept Read(ref Cursor c)
    {
        Slice code = default, text = default, display = default;
        if (c.Object())
        {
            while (c.Next(out var element))
            {
                switch (element)
                {
                    case Element.Coding:
                        var list = c.List();
                        while (c.Item(ref list))
                        {
                            var coding = Coding.Read(ref c);
                            code = code.IsEmpty ? coding.Code : code;
                            display = display.IsEmpty ? coding.Display : display;
                        }

                        break;
                    case Element.Text: text = c.Utf8(); break;
                    default: c.Skip(); break;
                }
            }
        }

        return new(code, text.IsEmpty ? display : text);
    }

    /// <summary>The first of a list that has a code.</summary>
    public static PlainConcept First(ref Cursor c)
    {
        var first = default(PlainConcept);
        var list = c.List();
        while (c.Item(ref list))
        {
            var concept = Read(ref c);
            if (first.Code.IsEmpty)
            {
                first = concept;
            }
        }

        return first;
    }
}
