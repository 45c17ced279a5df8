using System.Text;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Fhir;

/// <summary>Bodies of hook calls about patient p1 at https://ehr.example/fhir, and what is read from them.</summary>
internal static class Call
{
    public const string Patient = """{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1958-06-14"}""";

    public const string Prednisolone = """{"coding":[{"system":"http://www.whocc.no/atc","code":"H02AB06","display":"prednisolone"}]}""";

    public static readonly CodeBook Codes = CodeBook.Load();

    public static ChartBuilder Builder(string zone = "Europe/Stockholm") => new(Codes, TimeZoneInfo.FindSystemTimeZoneById(zone));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A patient-view call with this prefetch object.</summary>
    public static string View(string prefetch) =>
        $$"""{"hook":"patient-view","hookInstance":"h1","fhirServer":"https://ehr.example/fhir","context":{"userId":"Practitioner/d1","patientId":"p1"},"prefetch":{{prefetch}}}""";

    /// <summary>An order-sign call with these drafts, and these resources in the prefetch.</summary>
    public static string Sign(string drafts, string prefetched = "") =>
        $$"""{"hook":"order-sign","hookInstance":"h1","context":{"userId":"Practitioner/d1","patientId":"p1","draftOrders":{{Bundle(drafts)}}},"prefetch":{"a":{{Bundle(prefetched)}} } }""";

    /// <summary>A Bundle of these resources, which are separated by a line break.</summary>
    public static string Bundle(string resources, string more = "") =>
        $$"""{"resourceType":"Bundle","type":"searchset",{{more}}"entry":[{{string.Join(",", resources.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => $$"""{"resource":{{r}}}"""))}}]}""";

    public static Chart Read(string body)
    {
        var builder = Builder();
        builder.Read(Utf8(body));
        return builder.Build();
    }

    /// <summary>The chart of resources that stand in one prefetched Bundle, one a line.</summary>
    public static Chart Prefetched(string resources) => Read(View($$"""{"a":{{Bundle(resources)}}}"""));

    /// <summary>A resource written over several lines, on one.</summary>
    public static string OneLine(string resource) => resource.ReplaceLineEndings(" ");
}
