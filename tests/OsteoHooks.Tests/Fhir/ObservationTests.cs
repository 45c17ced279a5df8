using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Fhir;

public class ObservationTests
{
    private const string Egfr = """
        "code":{"coding":[{"system":"urn:oid:1.2.752.108.1","code":"SWE05406","display":"eGFR"},{"system":"http://loinc.org","code":"62238-1"}]}
        """;

    private const string TScore = """
        "code":{"coding":[{"system":"http://loinc.org","code":"38267-1","display":"DXA Lumbar spine [T-score] Bone density"}]}
        """;

    [Fact]
    public void A_laboratory_value_is_read_with_its_range_and_interpretation()
    {
        var value = Only(Egfr + """
            ,"status":"amended","effectiveDateTime":"2026-02-10T08:15:00+01:00","issued":"2026-02-11T00:00:00Z",
            "valueQuantity":{"value":72.0,"unit":"mL/min/1,73m2","system":"http://unitsofmeasure.org","code":"mL/min/{1.73_m2}"},
            "referenceRange":[{"type":{"coding":[{"code":"recommended"}]},"low":{"value":90}},{"low":{"value":60,"unit":"mL/min"}},{"low":{"value":1}}],
            "interpretation":[{"coding":[{"code":"L"}]},{"coding":[{"code":"A"}]}]
            """);
        Assert.True(value.Sets.Has(ConceptSet.LabEgfrBsa) || value.Sets.Has(ConceptSet.LabEgfrAbsolute));
        Assert.Equal((ObservationStatus.Final, FhirDate.Day(new(2026, 2, 10))), (value.Status, value.Effective));
        Assert.Equal(new Quantity(72.0m, "mL/min/{1.73_m2}"), value.Value);
        Assert.Equal((new Quantity(60, "mL/min"), null, "L"), (value.RangeLow, value.RangeHigh, value.Interpretation));
        Assert.Equal((false, false), (value.ValueUnread, value.CodeUnread));
    }

    [Fact]
    public void A_T_score_has_its_site_and_method_in_words()
    {
        var score = Only(TScore + """
            ,"status":"final","effectivePeriod":{"start":"2025-05"},"valueQuantity":{"value":-2.6,"unit":"T-score"},"bodySite":{"text":"L1-L4"},"method":{"coding":[{"display":"DXA"}]}
            """);
        Assert.Equal((-2.6m, "L1-L4", "DXA"), (score.Value?.Value, score.BodySite, score.Method));
        Assert.Equal(new FhirDate(new(2025, 5, 1), new(2025, 5, 31)), score.Effective);
    }

    [Theory]
    [InlineData("\"valueInteger\":51", 51, null, QuantityComparator.None)]
    [InlineData("\"valueQuantity\":{\"value\":90,\"comparator\":\">\",\"unit\":\"mL/min\"}", 90, "mL/min", QuantityComparator.Greater)]
    [InlineData("\"valueString\":\">90\"", 90, null, QuantityComparator.Greater)]
    [InlineData("\"valueString\":\"<= 15 mL/min\"", 15, "mL/min", QuantityComparator.LessOrEqual)]
    [InlineData("\"valueString\":\"72 mL/min/1.73m2\"", 72, "mL/min/1.73m2", QuantityComparator.None)]
    public void Numbers_come_as_quantities_integers_and_strings(string member, int value, string? unit, QuantityComparator comparator)
    {
        Assert.Equal(new Quantity(value, unit, comparator), Only($"{Egfr},{member}").Value);
    }

    [Theory]
    [InlineData("-2,5", "-2.5")]
    [InlineData("+0.2", "0.2")]
    [InlineData("2 fractures seen", null)]
    [InlineData("60-90", null)]
    [InlineData("normal", null)]
    [InlineData("> ", null)]
    [InlineData("1,000,000", null)]
    public void Only_a_plain_number_in_a_string_is_a_number(string text, string? number)
    {
        var entry = Only($"{Egfr},\"valueString\":\"{text}\"");
        Assert.Equal((number, text.Trim(), false),
            (entry.Value?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), entry.ValueText, entry.ValueUnread));
    }

    [Fact]
    public void A_coded_answer_keeps_its_sets_its_SNOMED_code_and_its_words()
    {
        var smoking = Only("""
            "code":{"coding":[{"system":"http://loinc.org","code":"72166-2"}]},"valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"449868002","display":"Smokes tobacco daily"}]}
            """);
        Assert.True(smoking.ValueSets.Has(ConceptSet.AnswerCurrentSmoker));
        Assert.Equal(("449868002", "Smokes tobacco daily"), (smoking.ValueCode, smoking.ValueText));
    }

    [Theory]
    [InlineData("\"valueQuantity\":{\"value\":\"72\"}", "valueQuantity.value")]
    [InlineData("\"valueQuantity\":[72]", "valueQuantity")]
    [InlineData("\"valueQuantity\":{\"value\":72,\"comparator\":\"~\"}", "valueQuantity.comparator")]
    [InlineData("\"valueString\":72", "valueString")]
    [InlineData("\"valueRange\":{\"low\":{\"value\":60}}", null)]
    public void A_value_that_cannot_be_read_is_a_gap_of_this_entry_alone(string member, string? path)
    {
        var chart = Read($"{Egfr},{member}");
        var entry = Assert.Single(chart.Observations);
        Assert.Equal((true, null), (entry.ValueUnread, entry.Value));
        Assert.Empty(chart.Unread);
        Assert.Equal(path is null ? [] : ["prefetch.a.entry[0].resource." + path], chart.Faults.Select(f => f.Path));
    }

    [Theory]
    [InlineData("\"status\":\"cancelled\"")]
    [InlineData("\"status\":\"entered-in-error\"")]
    [InlineData("\"status\":\"final\",\"dataAbsentReason\":{\"text\":\"hemolysed\"}")]
    public void What_was_not_measured_is_not_there(string members) => Assert.Empty(Read($"{Egfr},{members}").Observations);

    [Theory]
    [InlineData("\"status\":\"preliminary\"", ObservationStatus.Preliminary)]
    [InlineData("\"status\":\"registered\"", ObservationStatus.Registered)]
    [InlineData("\"status\":\"corrected\"", ObservationStatus.Final)]
    [InlineData("\"status\":\"new\"", ObservationStatus.Unknown)]
    [InlineData("\"status\":[]", ObservationStatus.Unknown)]
    public void Other_statuses_are_kept_for_the_facts_to_weigh(string member, ObservationStatus status)
    {
        Assert.Equal(status, Only($"{Egfr},{member}").Status);
    }

    [Fact]
    public void Without_effective_the_day_it_was_issued_counts()
    {
        Assert.Equal(FhirDate.Day(new(2026, 2, 11)), Only(Egfr + ",\"issued\":\"2026-02-11T12:00:00Z\"").Effective);
    }

    [Fact]
    public void Components_are_entries_with_the_day_and_status_of_the_whole()
    {
        var chart = Read($$"""
            "code":{"coding":[{"system":"http://loinc.org","code":"83311-1"}],"text":"DXA"},"status":"preliminary","component":[
             {{{TScore}},"valueQuantity":{"value":-1.5,"unit":"{T-score}"} },
             {"code":{"text":"Eye colour"},"valueString":"blue"},
             {"code":{"coding":[{"system":"http://loinc.org","code":"38263-0"}]},"dataAbsentReason":{"text":"hip prosthesis"} },
             {"code":{"coding":[{"system":"http://loinc.org","code":"38264-8"}]},"valueQuantity":{"value":-2.1} }],
            "effectiveDateTime":"2025-05-01"
            """);
        var scores = chart.Observations.Where(o => o.Value is not null).ToList();
        Assert.Equal([-1.5m, -2.1m], scores.Select(o => o.Value!.Value));
        Assert.All(scores,
            o => Assert.Equal((FhirDate.Day(new(2025, 5, 1)), ObservationStatus.Preliminary, "o1"), (o.Effective, o.Status, o.Origin.Id)));
    }

    [Fact]
    public void A_panel_under_two_keys_is_one_panel()
    {
        var part = $$"""{{{TScore.Trim()}},"valueQuantity":{"value":-1.5} }""";
        var panel = $$"""{"resourceType":"Observation","id":"o1","code":{"text":"Screening"},"component":[{{part}},{{part}}]}""";
        var chart = Call.Read(Call.View($$"""{"a":{{panel}},"b":{{panel}} }"""));
        Assert.Equal(["prefetch.a", "prefetch.a"], chart.Observations.Select(o => o.Origin.Path));
    }

    [Fact]
    public void Components_are_read_also_where_the_whole_has_a_code_on_no_list()
    {
        var chart = Read($$"""
            "code":{"text":"Screening"},"dataAbsentReason":{"text":"see components"},"component":[{{{TScore}},"valueQuantity":{"value":-1.5} }]
            """);
        Assert.Equal(-1.5m, Assert.Single(chart.Observations).Value?.Value);
    }

    [Theory]
    [InlineData("Vertebral height loss (compression)", true)]
    [InlineData("T-score ländrygg", true)]
    [InlineData("BENTÄTHET HÖFT", true)]
    [InlineData("FRAX hoftebrud", true)]
    [InlineData("Apgar respiratory effort score", false)]
    [InlineData("Blodtryck", false)]
    public void Without_a_code_the_words_decide_whether_it_is_kept(string text, bool isKept)
    {
        var kept = Read("\"code\":{\"text\":\"" + text + "\"},\"valueQuantity\":{\"value\":25,\"unit\":\"%\"}").Observations;
        Assert.Equal(isKept ? [text] : [], kept.Select(o => o.Text));
    }

    [Theory]
    [InlineData("\"code\":null")]
    [InlineData("\"code\":\"eGFR\"")]
    [InlineData("\"code\":{\"coding\":[{\"code\":false}]}")]
    public void An_observation_without_code_or_words_may_be_any(string code)
    {
        Assert.True(Only(code + ",\"valueQuantity\":{\"value\":72}").CodeUnread);
    }

    private static ObservationEntry Only(string members) => Assert.Single(Read(members).Observations);

    private static Chart Read(string members) => Call.Prefetched(
        "{\"resourceType\":\"Observation\",\"id\":\"o1\",\"subject\":{\"reference\":\"Patient/p1\"}," + Call.OneLine(members) + "}");
}
