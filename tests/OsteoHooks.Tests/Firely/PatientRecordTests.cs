using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;
using OsteoHooks.Fhir;
using OsteoHooks.Fhir.Adapter;
using OsteoHooks.Findings;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.Firely;

public class PatientRecordTests
{
    [Fact]
    public void Resources_come_to_the_same_findings_as_their_JSON_for_every_patient_at_every_service()
    {
        var compared = 0;
        var differences = new List<string>();
        foreach (var visit in TestPatients.Prepared.DistinctBy(v => (v.Variant.Case, v.Service.Id)))
        {
            using var request = JsonDocument.Parse(TestPatients.Changed(visit.Variant).ToJsonString());
            var placed = PlacedResource.Of(request.RootElement);
            var patient = request.RootElement.GetProperty("context").GetProperty("patientId").GetString()!;
            var record = new PatientRecord(patient, BundleOf(placed.Where(p => !p.IsDraft)))
            {
                Orders = [.. placed.Where(p => p.IsDraft).Select(p => p.Resource)],
                Unread = [.. visit.Chart.Unread],
            };
            var chart = record.Read(TestPatients.Clinic.Codes, visit.Service.Zone);
            var (expected, came) = (Said(visit), Said(visit with { Chart = chart }));
            compared += expected.Count;
            differences.AddRange(came.Except(expected, StringComparer.Ordinal).Select(c => $"{visit.Variant}: {c}"));
        }

        AssertNone.Of(differences);
        Assert.InRange(compared, 1_000, int.MaxValue);
    }

    [Fact]
    public void A_bundle_in_memory_is_three_lines_away_from_its_findings()
    {
        var clinic = TestPatients.Clinic;
        var today = new DateOnly(2026, 6, 1);
        Bundle bundle = Steroid("p1");

        var service = clinic.Services.Single(s => s.Id == "se-vgr-patient-view");
        var chart = new PatientRecord("p1", bundle).Read(clinic.Codes, service.Zone);
        var findings = Assessment.Assess(
            chart, clinic.GuidelineOf(service), clinic.Codes.Words, today, service.Hook, clinic.RulesOf(service));

        Assert.Contains(findings, f => f.Outcome == Outcome.Fired && f.Card.StartsWith("glucocorticoid-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_says_what_a_bundle_says()
    {
        var resources = Steroid("p1").Entry.Select(e => e.Resource!).ToList();
        var chart = new PatientRecord("p1", resources).Read(TestPatients.Clinic.Codes, TestPatients.Clinic.Services[0].Zone);
        var medicine = Assert.Single(chart.Medications);
        Assert.Equal("prefetch.record.entry[1].resource", medicine.Origin.Path);
        Assert.Equal(10, Assert.Single(medicine.Dosages).Dose!.Value);
        Assert.Empty(chart.Unread);
    }

    [Fact]
    public void A_resource_of_another_patient_is_refused()
    {
        var record = new PatientRecord("p2", Steroid("p1"));
        var refused = Assert.Throws<RequestRejectedException>(() => record.Read(TestPatients.Clinic.Codes, TimeZoneInfo.Utc));
        Assert.Equal(422, refused.Status);
        Assert.StartsWith("prefetch.record.entry[0].resource", refused.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_that_says_that_there_is_more_leaves_every_type_unread()
    {
        var bundle = Steroid("p1");
        bundle.Type = Bundle.BundleType.Searchset;
        bundle.Total = 3;
        Assert.Contains(ResourceKind.Observation, new PatientRecord("p1", bundle).Read(TestPatients.Clinic.Codes, TimeZoneInfo.Utc).Unread);
    }

    [Fact]
    public void A_type_that_was_not_looked_for_is_unread()
    {
        var record = new PatientRecord("p1", Steroid("p1")) { Unread = [ResourceKind.Observation] };
        var chart = record.Read(TestPatients.Clinic.Codes, TimeZoneInfo.Utc);
        Assert.Equal([ResourceKind.Observation], chart.Unread);
    }

    [Fact]
    public void An_order_to_be_signed_is_a_draft()
    {
        var order = Steroid("p1").Entry[1].Resource!;
        var record = new PatientRecord("p1", [Steroid("p1").Entry[0].Resource!]) { Orders = [order] };
        var chart = record.Read(TestPatients.Clinic.Codes, TimeZoneInfo.Utc);
        Assert.True(Assert.Single(chart.Medications).IsDraft);
    }

    [Fact]
    public void A_record_of_nobody_is_no_record() =>
        Assert.Throws<ArgumentException>(() => new PatientRecord(" ", new Bundle()).Read(TestPatients.Clinic.Codes, TimeZoneInfo.Utc));

    /// <summary>A woman of 67 on prednisolone 10 mg a day since ten months, and nothing else.</summary>
    private static Bundle Steroid(string patient) => new()
    {
        Type = Bundle.BundleType.Collection,
        Entry =
        [
            new() { Resource = new Patient { Id = patient, Gender = AdministrativeGender.Female, BirthDate = "1958-06-14" } },
            new()
            {
                Resource = new MedicationRequest
                {
                    Id = "prednisolone",
                    Status = MedicationRequest.MedicationrequestStatus.Active,
                    Intent = MedicationRequest.MedicationRequestIntent.Order,
                    Medication = new CodeableConcept("http://www.whocc.no/atc", "H02AB06", "prednisolone", "Prednisolon 5 mg"),
                    Subject = new ResourceReference("Patient/" + patient),
                    AuthoredOn = "2025-08-01",
                    DosageInstruction =
                    [
                        new()
                        {
                            Timing = new()
                            {
                                Repeat = new() { Frequency = 1, Period = 1, PeriodUnit = Hl7.Fhir.Model.Timing.UnitsOfTime.D },
                            },
                            DoseAndRate = [new() { Dose = new Hl7.Fhir.Model.Quantity(10, "mg") }],
                        },
                    ],
                },
            },
        ],
    };

    private static Bundle BundleOf(IEnumerable<PlacedResource> resources) => new()
    {
        Type = Bundle.BundleType.Collection,
        Entry = [.. resources.Select(r => new Bundle.EntryComponent { FullUrl = r.FullUrl, Resource = r.Resource })],
    };

    private static List<string> Said(PreparedPatient visit) => [.. visit.Findings().Select(Said)];

    private static string Said(Finding finding)
    {
        var reasons = finding.Answers.Select(a => TestPatients.Clinic.Library.Phrases.Say(a.Said, "en"));
        var offers = finding.Offers.Select(o => o.Order);
        var gaps = finding.Gaps.Select(g => $"{g.Kind} {g.ResourceType}");
        var outcome = $"{PreparedPatient.Words(finding)[^1]} {finding.Card}: {string.Join("; ", reasons)}";
        return $"{outcome}; offers {string.Join(',', offers)}; missing {string.Join(',', gaps)}";
    }
}
