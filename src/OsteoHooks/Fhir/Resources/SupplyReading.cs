using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>How much was ordered to be supplied, or was supplied.</summary>
internal struct SupplyReading
{
    public QuantityReading Quantity;
    public QuantityReading Duration;
    public int? Repeats;
    public FhirPeriod? Validity;

    public void ReadRequest(ref Cursor c, Intake intake)
    {
        if (!c.Object())
        {
            return;
        }
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Quantity: Quantity = QuantityReading.Read(ref c); break;
                case Element.ExpectedSupplyDuration: Duration = QuantityReading.Read(ref c); break;
                case Element.NumberOfRepeatsAllowed: Repeats = c.Whole(); break;
                case Element.ValidityPeriod: Validity = DateReader.Period(ref c, intake.Zone); break;
                default: c.Skip(); break;
            }
        }
    }
}
