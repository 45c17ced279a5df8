using System.Globalization;
using OsteoHooks.Fhir;

namespace OsteoHooks.Tests.Fhir;

public class AllocationTests
{
    // Sodium: a code on no list, as most of a large body is.
    private const string Sodium =
        """{"resourceType":"Observation","id":"ID","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"2951-2","display":"Sodium [Moles/volume] in Serum or Plasma"}],"text":"P-Natrium"},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-02-10T08:15:00+01:00","issued":"2026-02-10T08:15:00.000+01:00","valueQuantity":{"value":139,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"}}""";

    private const string Loratadine =
        """{"resourceType":"MedicationRequest","id":"ID","status":"active","intent":"order","medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"R06AX13","display":"Loratadin"}]},"subject":{"reference":"Patient/p1"},"dosageInstruction":[{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":10,"unit":"mg"}}]}]}""";

    [Fact]
    public void Entries_that_concern_no_rule_cost_no_memory()
    {
        var few = Allocated(Sodium, 3);
        var many = Allocated(Sodium, 300);
        Assert.True(many - few < 1024, $"{few} bytes for 3 Observations, {many} for 300");
    }

    [Fact]
    public void Drugs_on_no_list_cost_next_to_none()
    {
        var few = Allocated(Loratadine, 3);
        var many = Allocated(Loratadine, 300);
        Assert.True(many - few < 1024, $"{few} bytes for 3 requests, {many} for 300");
    }

    private static long Allocated(string resource, int count)
    {
        var resources = string.Join('\n', Enumerable.Range(0, count)
            .Select(i => resource.Replace("ID", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var body = Call.Utf8(Call.View($$"""{"patient":{{Call.Patient}},"a":{{Call.Bundle(resources)}} }"""));
        ReadOnce(body);
        var least = long.MaxValue;

        // The least of a few: a collection in between empties the pools, and refilling them is no cost of the entries.
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var chart = ReadOnce(body);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(count, chart.Seen.Where(s => s.Key != ResourceKind.Patient).Sum(s => s.Value));
        }

        return least;
    }

    private static Chart ReadOnce(byte[] body)
    {
        var builder = Call.Builder();
        builder.Read(body);
        return builder.Build();
    }
}
