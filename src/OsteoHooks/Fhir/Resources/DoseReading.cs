using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>doseQuantity or doseRange of one doseAndRate.</summary>
internal struct DoseReading
{
    public QuantityReading Quantity;
    public QuantityReading Low;
    public QuantityReading High;
    private bool _isRead;
    private bool _isOrdered;

    /// <summary>Of several, the ordered dose (R4: <c>dose-rate-type</c>, ordered or calculated), else the first.</summary>
    public static void ReadAll(ref Cursor c, ref DoseReading dose)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            if (!c.Object())
            {
                continue;
            }
            var one = Read(ref c);
            if (!dose._isRead || (one._isOrdered && !dose._isOrdered))
            {
                dose = one;
            }
        }
    }

    private static DoseReading Read(ref Cursor c)
    {
        var one = new DoseReading { _isRead = true };
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.DoseQuantity: one.Quantity = QuantityReading.Read(ref c); break;
                case Element.DoseRange: (one.Low, one.High) = RatioReader.Range(ref c); break;
                case Element.Type: one._isOrdered = c.Bytes(PlainConcept.Read(ref c).Code).SequenceEqual("ordered"u8); break;
                default: c.Skip(); break;
            }
        }

        return one;
    }
}
