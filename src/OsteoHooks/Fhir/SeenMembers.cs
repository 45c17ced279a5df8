using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir;

/// <summary>Which members of one envelope object were met.</summary>
internal struct SeenMembers
{
    private uint _bits;

    public void Once(Element element, string prefix)
    {
        // Only what the envelope reads; the bits of those members fit, Other and FHIR's elements do not count.
        var bit = element switch
        {
            >= Element.Hook and <= Element.DraftOrders => 1u << (int)element,
            Element.Patient => 1u,
            _ => 0u,
        };
        if ((_bits & bit) != 0)
        {
            throw new RequestRejectedException(400, prefix + ElementNames.JsonName(element), "The member is there twice.");
        }
        _bits |= bit;
    }
}
