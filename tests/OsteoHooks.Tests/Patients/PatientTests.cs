namespace OsteoHooks.Tests.Patients;

/// <summary>Every patient of tests/patients, in every variant, comes to what variants.yaml says.</summary>
public class PatientTests
{
    public static TheoryData<string, string, string> Everybody()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var variant in TestPatients.Variants)
        {
            all.Add(variant.Case, variant.Name, variant.Guideline);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public void A_patient_comes_to_what_is_written(string patient, string variant, string guideline)
    {
        var visit =
            PreparedPatient.Of(TestPatients.Variants.Single(v => v.Case == patient && v.Name == variant && v.Guideline == guideline));
        AssertNone.Of(visit.Mismatches(visit.Findings()));
    }

    [Fact]
    public void Every_case_says_why_it_is_there_and_answers_every_published_query()
    {
        var faults = new List<string>();
        foreach (var patient in TestPatients.Cases)
        {
            var why = Path.Combine(TestPatients.Root, "tests", "patients", patient.Path, "why.md");
            if (!File.Exists(why) || File.ReadAllLines(why).Length > 8)
            {
                faults.Add($"{patient.Path}: why.md is missing, or longer than it need be");
            }

            var visit = PreparedPatient.Of(patient.Variants[0] with { Changes = [] });
            faults.AddRange(visit.Chart.Unread.Select(kind => $"{patient.Path}: {kind} is unread"));
            faults.AddRange(visit.Chart.Faults.Select(fault => $"{patient.Path}: {fault.Path}: {fault.Sentence}"));
        }

        AssertNone.Of(faults);
    }
}
