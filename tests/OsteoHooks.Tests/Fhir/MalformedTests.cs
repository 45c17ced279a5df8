using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OsteoHooks.Fhir;

namespace OsteoHooks.Tests.Fhir;

/// <summary>Whatever is done to a sound body: a chart or a refusal, never another exception, and never a value of the patient's.</summary>
public class MalformedTests
{
    private const string Secret = "Xyzzy";

    private static readonly byte[] Sound = Call.Utf8("""
        {"hook":"order-select","hookInstance":"h1","fhirServer":"https://ehr.example/fhir","fhirAuthorization":{"access_token":"Xyzzy","patient":"p1"},
        "context":{"userId":"Practitioner/d1","patientId":"p1","selections":["MedicationRequest/r1"],"draftOrders":{"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:1","resource":
          {"resourceType":"MedicationRequest","id":"r1","status":"stopped","intent":"order","medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"H02AB06","display":"Xyzzy"}],"text":"Xyzzy"},
           "subject":{"reference":"Patient/p1"},"note":[{"text":"Xyzzy"}],"dosageInstruction":[{"sequence":1,"asNeededBoolean":false,"route":{"coding":[{"system":"http://snomed.info/sct","code":"26643006"}]},
           "timing":{"event":["2026-01-01"],"code":{"text":"QD"},"repeat":{"boundsPeriod":{"start":"2026-01-01","end":"2026-06"},"frequency":1,"period":1,"periodUnit":"d","when":["MORN"]}},
           "doseAndRate":[{"type":{"coding":[{"code":"ordered"}]},"doseRange":{"low":{"value":2.5,"unit":"mg"},"high":{"value":5}}}],"maxDosePerPeriod":{"numerator":{"value":5},"denominator":{"value":1,"unit":"d"}}}],
           "dispenseRequest":{"numberOfRepeatsAllowed":3,"quantity":{"value":100},"validityPeriod":{"start":"2026"}}}}]}},
        "prefetch":{"patient":{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1958-06-14","deceasedBoolean":false,"name":[{"family":"Xyzzy"}]},
         "a":{"resourceType":"Bundle","total":6,"link":[{"relation":"next","url":"https://ehr.example/fhir?p=2"}],"entry":[
          {"resource":{"resourceType":"MedicationStatement","id":"s1","status":"active","contained":[{"resourceType":"Medication","id":"m","code":{"text":"Prednisolon"},"form":{"text":"tablet"},
            "ingredient":[{"isActive":true,"itemCodeableConcept":{"text":"prednisolon"},"strength":{"numerator":{"value":5,"unit":"mg"},"denominator":{"value":1,"unit":"tablet"}}}]}],
            "medicationReference":{"reference":"#m","display":"Xyzzy"},"effectivePeriod":{"start":"2025-01-01"},"basedOn":[{"reference":"MedicationRequest/r9"}],"dosage":[{"text":"Xyzzy"}]},"search":{"mode":"match"}},
          {"resource":{"resourceType":"Condition","id":"c1","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/condition-dueTo","valueCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"W01"}]}}],
            "verificationStatus":{"coding":[{"code":"confirmed"}]},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"S72.0"}],"text":"Xyzzy"},"onsetDateTime":"2025-01-02T03:04:05+01:00","recordedDate":"2025"}},
          {"resource":{"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"62238-1"}]},"effectiveDateTime":"2026-02-10","valueQuantity":{"value":72,"comparator":">","unit":"mL/min"},
            "referenceRange":[{"type":{"coding":[{"code":"normal"}]},"low":{"value":60}}],"interpretation":[{"coding":[{"code":"N"}]}],"component":[{"code":{"text":"T-score"},"valueString":"-2,5 Xyzzy"}]}},
          {"resource":{"resourceType":"DiagnosticReport","id":"d1","status":"final","code":{"text":"DXA Xyzzy"},"effectivePeriod":{"start":"2025-05-01"},"conclusion":"Xyzzy"}},
          {"resource":{"resourceType":"Appointment","id":"ap1","status":"booked","start":"2026-05-01T09:00:00+02:00","participant":[{"actor":{"reference":"Patient/p1"}}]}},
          {"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"warning"}]},"search":{"mode":"outcome"}}]}}}
        """);

    private static readonly string[] Replacements =
        ["null", "true", "7", "-1e300", "0.000000000000000000000000000000000001", "\"\"", "\"Xyzzy\"", "\"\\ud800\"", "[]", "{}", "[[]]",
            "[null]", "[\"Xyzzy\"]", "{\"coding\":[[]]}", "{\"reference\":\"Xyzzy/1\"}", "{\"resourceType\":\"Bundle\"}"];

    private static readonly List<(int Start, int End)> Values = ValuesOf(Sound);

    [Fact]
    public void The_body_itself_is_read_without_fault()
    {
        var chart = Call.Read(Encoding.UTF8.GetString(Sound));
        Assert.Empty(chart.Faults);
        Assert.Equal((2, 1, 2, 1, 1),
            (chart.Medications.Count, chart.Conditions.Count, chart.Observations.Count, chart.Activities.Count, chart.Appointments.Count));
    }

    [Fact]
    public void Cut_off_at_any_byte_it_is_refused()
    {
        for (var length = 0; length < Sound.Length; length++)
        {
            Assert.Equal(400, Assert.Throws<RequestRejectedException>(() => Call.Builder().Read(Sound.AsMemory(0, length))).Status);
        }
    }

    [Fact]
    public void With_any_one_value_of_another_type_it_is_read_or_refused()
    {
        foreach (var value in Values)
        {
            foreach (var replacement in Replacements)
            {
                Survives(With(Sound, value, replacement));
            }
        }
    }

    [Fact]
    public void With_several_values_of_other_types_it_is_read_or_refused()
    {
        var change = Gen.Zip(Gen.Choose(0, Values.Count - 1), Gen.Elements(Replacements)).ListOf(4);
        Prop.ForAll(change.ToArbitrary(), changes =>
        {
            var body = Sound;
            var last = int.MaxValue;
            foreach (var (index, replacement) in changes.OrderByDescending(c => Values[c.Item1].Start))
            {
                if (Values[index].End > last)
                {
                    continue;
                }
                body = With(body, Values[index], replacement);
                last = Values[index].Start;
            }

            Survives(body);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void With_any_bytes_changed_it_is_read_or_refused()
    {
        var change = Gen.Zip(Gen.Choose(0, Sound.Length - 1), Gen.Choose(0, 255)).ListOf(3);
        Prop.ForAll(change.ToArbitrary(), changes =>
        {
            var body = Sound.ToArray();
            foreach (var (at, value) in changes)
            {
                body[at] = (byte)value;
            }
            Survives(body);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static void Survives(byte[] body)
    {
        try
        {
            var builder = Call.Builder();
            builder.Read(body);
            builder.ReadFetched(ResourceKind.Condition, body);
            foreach (var fault in builder.Build().Faults)
            {
                Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
            }
        }
        catch (RequestRejectedException refused)
        {
            Assert.Contains(refused.Status, new[] { 400, 422 });
            Assert.DoesNotContain(Secret, refused.Message, StringComparison.Ordinal);
        }
    }

    private static byte[] With(byte[] body, (int Start, int End) value, string replacement) =>
        [.. body[..value.Start], .. Encoding.UTF8.GetBytes(replacement), .. body[value.End..]];

    private static List<(int Start, int End)> ValuesOf(byte[] body)
    {
        var values = new List<(int, int)>();
        var open = new Stack<int>();
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((int)json.TokenStartIndex);
            }
            else if (json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                values.Add((open.Pop(), (int)json.BytesConsumed));
            }
            else if (json.TokenType is not JsonTokenType.PropertyName)
            {
                values.Add(((int)json.TokenStartIndex, (int)json.BytesConsumed));
            }
        }

        return values;
    }
}
