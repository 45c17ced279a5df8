using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hl7.Fhir.Model;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Firely;

/// <summary>A call as Firely reads it: what of its resources rules use. Written from the FHIR specification, not from our reader.</summary>
internal sealed partial class PocoFacts(IReadOnlyList<PlacedResource> resources, CodeBook book, TimeZoneInfo zone)
{
    private static readonly string[] Activities = ["Procedure", "DiagnosticReport", "ServiceRequest", "ImagingStudy"];

    private readonly PocoMedications _medications = new(resources, book, zone);

    public IEnumerable<Facts> All()
    {
        var versions = resources.Where(r => r.Resource.Id is not null).GroupBy(r => (r.Type, r.Resource.Id))
            .ToDictionary(g => g.Key, g => g.OrderBy(r => r.IsDraft ? 0 : 1).First());
        var patients = resources.Where(r => r.Type == "Patient").ToList();
        foreach (var one in resources.Where(r => !IsAboutNobody(r.Resource)))
        {
            var stands = (one.Resource.Id is null || versions[(one.Type, one.Resource.Id)] == one)
                && (one.Type != "Patient" || one == patients[0]);
            foreach (var facts in Of(one))
            {
                yield return facts with { MustBeThere = facts.MustBeThere && stands };
            }
        }
    }

    private IEnumerable<Facts> Of(PlacedResource one) => one.Type switch
    {
        "Patient" => [Patient(one)],
        "Condition" => Condition(one),
        "Observation" => Observation(one),
        "Appointment" => Appointment(one),
        "MedicationRequest" or "MedicationStatement" or "MedicationAdministration" or "MedicationDispense" => _medications.Of(one),
        _ => Activities.Contains(one.Type, StringComparer.Ordinal) ? Activity(one) : [],
    };

    /// <summary>Its subject is a group, a device or the like.</summary>
    private static bool IsAboutNobody(Resource resource) => OtherSubject().IsMatch(Poco.Text(Poco.One(resource, "subject"), "reference"));

    private Facts Patient(PlacedResource one)
    {
        var deceased = Poco.One(one.Resource, "deceased");
        return Facts.Of(
            one.Place,
            true,
            ("sex", Poco.Text(one.Resource, "gender") is ("female" or "male") and var sex ? sex : "unknown"),
            ("birth", Poco.Date(Poco.One(one.Resource, "birthDate"), zone)),
            ("deceased", Said(Poco.IsTrue(deceased) || Poco.Text(deceased).Length > 0)));
    }

    private IEnumerable<Facts> Condition(PlacedResource one)
    {
        var condition = one.Resource;
        if (Poco.Code(Poco.One(condition, "verificationStatus")) is "refuted" or "entered-in-error")
        {
            return [];
        }

        var code = Poco.One(condition, "code");
        var sets = Poco.Sets(code, book, CodeUse.Condition);
        var cause = Poco.All(condition, "extension")
            .Where(e => Poco.Text(e, "url") == "http://hl7.org/fhir/StructureDefinition/condition-dueTo")
            .Aggregate(sets, (all, e) => all | Poco.Sets(Poco.One(e, "value"), book, CodeUse.Condition));
        var (onset, abated) = (Poco.One(condition, "onset"), Poco.One(condition, "abatement"));
        return
        [
            Facts.Of(
                one.Place,
                !sets.IsEmpty || Poco.IsSilent(code),
                ("sets", Poco.Said(sets)),
                ("text", Poco.Name(code)),
                ("standing", Poco.Code(Poco.One(condition, "clinicalStatus")) switch
                {
                    "active" or "recurrence" or "relapse" => "active",
                    "inactive" or "remission" or "resolved" => "inactive",
                    _ => "",
                }),
                ("low energy", Said(cause.Has(ConceptSet.MarkerLowEnergy))),
                ("high energy", Poco.All(condition, "note").Count > 0 ? "" : Said(cause.Has(ConceptSet.MarkerHighEnergy))),
                ("onset", onset?.TypeName is "dateTime" or "Period" ? Poco.Start(onset, zone) : ""),
                ("onset age", onset?.TypeName == "Age" ? Poco.Quantity(onset) : ""),
                ("abated", abated?.TypeName switch
                {
                    "dateTime" => Poco.Date(abated, zone),
                    "Period" => Poco.Date(Poco.One(abated, "end"), zone),
                    _ => "",
                }),
                ("recorded", Poco.Date(Poco.One(condition, "recordedDate"), zone))),
        ];
    }

    private IEnumerable<Facts> Observation(PlacedResource one)
    {
        var status = Poco.Text(one.Resource, "status");
        if (status is "cancelled" or "entered-in-error")
        {
            return [];
        }

        var effective = Poco.One(one.Resource, "effective");
        var day = effective?.TypeName is "dateTime" or "instant" or "Period" ? Poco.Start(effective, zone) : "";
        (string, string)[] head =
        [
            ("status", status switch
            {
                "final" or "amended" or "corrected" => "final",
                "preliminary" or "registered" => status,
                _ => "unknown",
            }),
            ("effective", day.Length > 0 ? day : Poco.Date(Poco.One(one.Resource, "issued"), zone)),
            ("site", Poco.Words(Poco.One(one.Resource, "bodySite"))),
            ("method", Poco.Words(Poco.One(one.Resource, "method"))),
        ];
        var components = Poco.All(one.Resource, "component").Where(c => !Poco.IsSilent(Poco.One(c, "code"))).ToList();
        return new[] { one.Resource }.Concat(components)
            .Select(part => Measured(one.Place, part, head, part == one.Resource && components.Count > 0));
    }

    private Facts Measured(string place, Base part, (string, string)[] head, bool isHeading)
    {
        var code = Poco.One(part, "code");
        var sets = Poco.Sets(code, book, CodeUse.Observation);
        var value = Poco.One(part, "value");
        var concept = value?.TypeName == "CodeableConcept" ? value : null;
        var range = Poco.All(part, "referenceRange").FirstOrDefault(IsNormalRange);
        return Facts.Of(
            place,
            Poco.One(part, "dataAbsentReason") is null && (!sets.IsEmpty || (Poco.IsSilent(code) && !isHeading)),
            [
                .. head,
                ("sets", Poco.Said(sets)),
                ("text", Poco.Name(code)),
                ("value", value?.TypeName switch
                {
                    "Quantity" => Poco.Quantity(value),
                    "integer" => Poco.Said(Poco.Number(value)),
                    "string" => NumberIn(Poco.Text(value)),
                    _ => "",
                }),
                ("value sets", Poco.Said(Poco.Sets(concept, book, CodeUse.Answer, CodeUse.Condition))),
                ("value code", Poco.Codes(concept).FirstOrDefault(c => c.System is "http://snomed.info/sct").Code ?? ""),
                ("value text", value?.TypeName switch
                {
                    "string" => Poco.Text(value),
                    "boolean" => Said(Poco.IsTrue(value)),
                    _ => Poco.Name(concept),
                }),
                ("low", Poco.Quantity(Poco.One(range, "low"))),
                ("high", Poco.Quantity(Poco.One(range, "high"))),
                ("interpretation", Poco.All(part, "interpretation").Select(Poco.Code).FirstOrDefault(c => c.Length > 0) ?? ""),
            ]);
    }

    private static bool IsNormalRange(Base range) =>
        Poco.Code(Poco.One(range, "type")) is "" or "normal"
        && (Poco.Number(Poco.One(Poco.One(range, "low"), "value")) ?? Poco.Number(Poco.One(Poco.One(range, "high"), "value"))) is not null;

    /// <summary>Laboratories send <c>&gt;90</c> and <c>-2,5</c> as text.</summary>
    private static string NumberIn(string text)
    {
        var found = PlainNumber().Match(text);
        return decimal.TryParse(found.Groups["n"].Value.Replace(',', '.'), CultureInfo.InvariantCulture, out var number)
            ? Poco.Quantity(found.Groups["c"].Value, number, found.Groups["u"].Value)
            : "";
    }

    private IEnumerable<Facts> Activity(PlacedResource one)
    {
        if (Poco.Text(one.Resource, "status") is not "entered-in-error" and var status)
        {
            var codes = Poco.All(one.Resource, one.Type == "ImagingStudy" ? "procedureCode" : "code");
            var speaking = codes.FirstOrDefault(c => !Poco.IsSilent(c));
            var sets = codes.Aggregate(ConceptSets.None, (all, c) => all | Poco.Sets(c, book, CodeUse.Procedure, CodeUse.Observation));
            var date = one.Type switch
            {
                "Procedure" => "performed",
                "DiagnosticReport" => "effective",
                "ServiceRequest" => "occurrence",
                _ => "started",
            };
            var when = Poco.One(one.Resource, date);
            var day = when?.TypeName is "dateTime" or "Period" ? Poco.Start(when, zone) : "";
            var description = Poco.Text(one.Resource, "description");
            yield return Facts.Of(
                one.Place,
                !sets.IsEmpty || (Poco.IsSilent(speaking) && description.Length == 0) || one.IsDraft,
                ("sets", Poco.Said(sets)),
                ("text", Poco.Name(speaking) is { Length: > 0 } name ? name : description),
                ("status", status.Length == 0 ? "unknown" : status),
                ("intent", PocoMedications.Literal(Poco.Text(one.Resource, "intent"))),
                ("not to be done", Said(Poco.IsTrue(Poco.One(one.Resource, "doNotPerform")))),
                ("draft", Said(one.IsDraft)),
                ("date", day.Length == 0 && one.Type == "DiagnosticReport" ? Poco.Date(Poco.One(one.Resource, "issued"), zone) : day),
                ("authored", Poco.Date(Poco.One(one.Resource, "authoredOn"), zone)),
                ("site", Poco.All(one.Resource, "bodySite").Select(Poco.Words).FirstOrDefault(w => w.Length > 0) ?? ""),
                ("conclusion", Poco.Text(one.Resource, "conclusion")));
        }
    }

    private IEnumerable<Facts> Appointment(PlacedResource one)
    {
        if (Poco.Text(one.Resource, "status") is not "entered-in-error" and var status)
        {
            yield return Facts.Of(
                one.Place,
                true,
                ("status", status.Length == 0 ? "unknown" : status),
                ("start", Poco.Date(Poco.One(one.Resource, "start"), zone)),
                ("text", Poco.Joined([
                    Poco.Text(one.Resource, "description"), .. Poco.All(one.Resource, "serviceType").Select(Poco.Words),
                    .. Poco.All(one.Resource, "reasonCode").Select(Poco.Words), Poco.Text(one.Resource, "comment"),
                ])));
        }
    }

    public static string Said(bool holds) => holds ? "yes" : "";

    [GeneratedRegex(@"^([^:]*/)?(?!Patient/)[A-Z][A-Za-z]*/[^/]+$", RegexOptions.None, 1000)]
    private static partial Regex OtherSubject();

    [GeneratedRegex(@"^(?<c><=|>=|<|>)? *(?<n>[+-]?\d+([.,]\d+)?) *(?<u>[A-Za-z%/{µμ°]\S{0,19})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainNumber();
}
