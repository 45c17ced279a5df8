using System.Text;
using OsteoHooks.Service.Prefetch;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>Where hostile bytes arrive.</summary>
internal enum Place
{
    /// <summary>A hook call, in a member that is not read.</summary>
    Call,

    /// <summary>A hook call, in a Bundle of the prefetch.</summary>
    Prefetch,

    /// <summary>An order-sign call, in the draft orders.</summary>
    Draft,

    Feedback,

    /// <summary>The answer of a FHIR server to the search for MedicationRequests.</summary>
    FhirAnswer,
}

/// <summary>A good body for each place, with a spot for a value that nobody reads and one for the items of a list.</summary>
internal static class Frame
{
    private const string Value = "\"VALUE\"";
    private const string Items = "\"ITEMS\"";

    private const string Prefetch = """
        "patient":{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1959-04-12"},"medicationRequests":null,"medicationStatements":null,"medicationAdministrations":null,
        "medicationDispenses":null,"observations":null,"diagnosticReports":null,"procedures":null,"serviceRequests":null,"imagingStudies":null,"appointments":null
        """;

    private const string Searched = """{"resourceType":"Bundle","type":"searchset","extension":"VALUE","entry":["ITEMS"]}""";

    private const string Start = """{"hookInstance":"0e5a6c51-6f0f-4b0e-9d3c-1a4f5f0a7c11","hook":""";

    /// <summary>The good body itself.</summary>
    public static byte[] Of(Place place) => Of(place, value: "1", items: "");

    /// <param name="value">JSON, or not, in the place of a member that nobody reads.</param>
    public static byte[] WithValue(Place place, string value) => Of(place, value, items: "");

    /// <param name="items">Between the brackets of a list.</param>
    public static byte[] WithItems(Place place, string items) => Of(place, value: "1", items);

    private static byte[] Of(Place place, string value, string items) =>
        Encoding.UTF8.GetBytes(Text(place).Replace(Items, items, StringComparison.Ordinal).Replace(Value, value, StringComparison.Ordinal));

    private static string Text(Place place) => place switch
    {
        Place.Call =>
            $$$$"""{{{{Start}}}}"patient-view","context":{"userId":"Practitioner/dr1","patientId":"p1","selections":["ITEMS"]},"extension":"VALUE","prefetch":{{{{{Prefetch}}}},"conditions":null}}""",
        Place.Prefetch =>
            $$$$"""{{{{Start}}}}"patient-view","context":{"userId":"Practitioner/dr1","patientId":"p1"},"prefetch":{{{{{Prefetch.Replace("\"medicationRequests\":null", "\"medicationRequests\":" + Searched, StringComparison.Ordinal)}}}},"conditions":null}}""",
        Place.Draft =>
            $$$$"""{{{{Start}}}}"order-sign","context":{"userId":"Practitioner/dr1","patientId":"p1","draftOrders":{"resourceType":"Bundle","type":"collection","extension":"VALUE","entry":["ITEMS"]}},"prefetch":{{{{{Prefetch}}}},"conditions":null}}""",
        Place.Feedback => """{"extension":"VALUE","feedback":["ITEMS"]}""",
        _ => Searched,
    };

    public static string Path(Place place) => place switch
    {
        Place.Draft => "/cds-services/se-vgr-order-sign",
        Place.Feedback => "/cds-services/se-vgr-patient-view/feedback",
        _ => "/cds-services/se-vgr-patient-view",
    };

    /// <summary>A call that leaves the MedicationRequests to a FHIR server.</summary>
    public static byte[] Asking(string fhirServer) => HookBody.Complete().Without("medicationRequests").On(fhirServer).Bytes();
}
