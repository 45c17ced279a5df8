using System.Text;
using OsteoHooks.Fhir;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.Firely;

/// <summary>
/// Firely reads what our reader reads, and both say the same of drugs, doses, timing, dates, values, statuses and references. Beside the
/// patients of this repository it reads the JSON and NDJSON below the folder that <c>OSTEOHOOKS_DATA</c> names, where data of
/// other projects lie.
/// </summary>
public class TwoReadersTests
{
    private static readonly TimeZoneInfo Zone = TestPatients.Clinic.Services[0].Zone;

    [Fact]
    public void Both_readers_say_the_same_of_every_patient_and_variant()
    {
        var (differences, compared) = Read(
            TestPatients.Cases.Select(c => (Name: c.Path, Body: c.Request))
                .Concat(TestPatients.Variants.Select(v => (Name: v.ToString(), Body: TestPatients.Changed(v).ToJsonString())))
                .DistinctBy(b => b.Body));
        AssertNone.Of(differences);
        Assert.InRange(compared, 4_000, int.MaxValue);
    }

    /// <summary>Without the folder the patients' own files go the same way, so that the walk over files is held too.</summary>
    [Fact]
    public void Both_readers_say_the_same_of_files_of_calls_resources_and_lines()
    {
        var folder = Environment.GetEnvironmentVariable("OSTEOHOOKS_DATA") ?? Path.Combine(TestPatients.Root, "tests", "patients");
        var (differences, compared) = Read(OtherData.Calls(folder));
        AssertNone.Of(differences);
        Assert.InRange(compared, 100, int.MaxValue);
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} entries of {folder} were compared.");
    }

    [Theory]
    [InlineData("\"value\": 10", "\"value\": 11", "dosage 0")]
    [InlineData("\"2026-01-10\"", "\"2026-01-11\"", "authored")]
    [InlineData("\"active\"", "\"stopped\"", "status")]
    [InlineData("H02AB06", "H02AB07", "drug")]
    public void A_difference_is_seen(string read, string other, string name)
    {
        const string Order = """
            {"hook":"patient-view","hookInstance":"h","context":{"patientId":"p"},
             "prefetch":{"orders":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":
            {"resourceType":"MedicationRequest","id":"1","status":"active","intent":"order","subject":{"reference":"Patient/p"},
             "authoredOn":"2026-01-10",
             "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"H02AB06"}]},
             "dosageInstruction":[{"doseAndRate":[{"doseQuantity":{"value": 10,"unit":"mg"}}]}]}}]}}}
            """;
        Assert.Contains(read, Order, StringComparison.Ordinal);
        var changed = Encoding.UTF8.GetBytes(Order.Replace(read, other, StringComparison.Ordinal));
        var differences = TwoReaders.Between(Encoding.UTF8.GetBytes(Order), changed, TestPatients.Clinic.Codes, Zone).Differences;
        Assert.StartsWith("prefetch.orders.entry[0].resource: " + name, Assert.Single(differences), StringComparison.Ordinal);
        Assert.Empty(TwoReaders.Of(Encoding.UTF8.GetBytes(Order), TestPatients.Clinic.Codes, Zone).Differences);
    }

    private static (List<string> Differences, int Compared) Read(IEnumerable<(string Name, string Body)> bodies)
    {
        var differences = new List<string>();
        var compared = 0;
        foreach (var (name, body) in bodies)
        {
            try
            {
                var both = TwoReaders.Of(Encoding.UTF8.GetBytes(body), TestPatients.Clinic.Codes, Zone);
                compared += both.Compared;
                differences.AddRange(both.Differences.Select(d => $"{name}: {d}"));
            }
            catch (RequestRejectedException)
            {
                // Another hook's or another patient's call: its status is what other tests look at.
            }
        }

        return (differences, compared);
    }
}
