using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Canaries.Rows;

/// <summary>A canary in place of every text of rich requests, one at a time; then in members that nobody asked for.</summary>
internal static class RequestRows
{
    private static readonly string[] Patients =
    [
        "denosumab/three-years-on-denosumab", "denosumab/order-with-low-calcium", "glucocorticoid/rheumatoid-arthritis-full-work-up",
            "hormonal-cancer-therapy/" + FirstOf("hormonal-cancer-therapy"),
    ];

    private static readonly string[] Demos = ["order-sign-prednisolone", "patient-view-anastrozole", "patient-view-denosumab"];

    public static IEnumerable<CanaryRow> All => Sources().SelectMany(LeafByLeaf).Concat(Sources().Select(Everywhere)).Concat(ByHand());

    private static IEnumerable<(string Name, JsonObject Request)> Sources() =>
        Demos.Select(d => (d, Calls.Demo(d).Json)).Concat(Patients.Select(p => (p, Calls.Patient(p).Json)))
            .Append(("one of each", OneOfEach()));

    // Types that the patients have few of.
    private static JsonObject OneOfEach()
    {
        var body = HookBody.Complete();
        var medication = JsonNode.Parse(
            """{"resourceType":"Medication","id":"m1","status":"active","code":{"text":"anastrozole","coding":[{"system":"http://www.whocc.no/atc","code":"L02BG03","display":"anastrozole"}]},"form":{"text":"tablet"},"batch":{"lotNumber":"1"}}""")!
            .AsObject();
        body.With("medicationRequests", Resources.Bundle(Resources.RequestByReference("m1"), medication));
        foreach (var (key, type, more) in new[]
        {
            ("medicationStatements", "MedicationStatement",
                """ "effectivePeriod":{"start":"2026-01-01","end":"2026-06-01"},"medicationCodeableConcept":{"text":"x","coding":[{"system":"http://www.whocc.no/atc","code":"M05BA04"}]} """),
            ("medicationDispenses", "MedicationDispense",
                """ "whenHandedOver":"2026-06-01","daysSupply":{"value":90,"unit":"d","code":"d"},"medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"M05BA04"}]} """),
            ("procedures", "Procedure",
                """ "performedDateTime":"2025-06-01","code":{"text":"DXA","coding":[{"system":"http://snomed.info/sct","code":"312681000","display":"DXA"}]},"bodySite":[{"text":"hip"}] """),
            ("serviceRequests", "ServiceRequest",
                """ "intent":"order","authoredOn":"2026-06-01","code":{"text":"DXA","coding":[{"system":"http://snomed.info/sct","code":"312681000"}]},"note":[{"text":"soon"}] """),
            ("imagingStudies", "ImagingStudy",
                """ "started":"2025-06-01","description":"DXA","modality":[{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"BMD"}],"procedureCode":[{"text":"DXA"}] """),
            ("appointments", "Appointment",
                """ "start":"2026-12-01T10:00:00Z","description":"infusion","serviceType":[{"text":"infusion"}],"participant":[{"status":"accepted","actor":{"reference":"Patient/p1","display":"her"}}] """),
            ("diagnosticReports", "DiagnosticReport",
                """ "effectiveDateTime":"2025-06-01","conclusion":"normal","code":{"text":"DXA","coding":[{"system":"http://loinc.org","code":"38269-7"}]} """),
        })
        {
            body.With(key, Resources.Bundle(
                JsonNode.Parse(
                        $$"""{"resourceType":"{{type}}","id":"x","status":"completed","subject":{"reference":"Patient/p1"},{{more}}}""")!
                    .AsObject()));
        }

        return body.Json;
    }

    private static IEnumerable<CanaryRow> LeafByLeaf((string Name, JsonObject Request) source)
    {
        var request = source.Request;
        request["fhirAuthorization"] ??= JsonNode.Parse(
            """{"access_token":"t","token_type":"Bearer","expires_in":300,"scope":"patient/*.rs","subject":"osteohooks"}""");
        foreach (var path in Leaves(request, []))
        {
            yield return new(ClassOf(request, path), $"{source.Name}: {string.Join('.', path)}", async (world, canary) =>
            {
                var copy = request.DeepClone().AsObject();
                copy["fhirServer"] ??= world.Server.Base;
                Put(copy, path, canary);
                await world.Post(copy, ServiceOf(request));
            });
        }
    }

    // Each object gets members that FHIR does not know and texts that it does, all with the one canary of this request.
    private static CanaryRow Everywhere((string Name, JsonObject Request) source) =>
        new("members nobody asked for", source.Name, async (world, canary) =>
    {
        var copy = source.Request.DeepClone().AsObject();
        copy["fhirServer"] ??= world.Server.Base;
        Decorate(copy, canary);
        await world.Post(copy, ServiceOf(source.Request));
    });

    private static IEnumerable<CanaryRow> ByHand()
    {
        yield return Text("envelope", "broken JSON", c => $$"""{"hook":"{{c}}" """);
        yield return Text("envelope", "a body that is one text", c => $"\"{c}\"");
        yield return Text("envelope", "the name of a member", c => $$"""{"{{c}}":1,"hook":"patient-view"}""");
        yield return Text("envelope", "a member twice", c => $$"""{"hook":"{{c}}","hook":"{{c}}"}""");
        yield return Text("envelope", "a number instead of text", c => $$"""{"hook":1,"hookInstance":"{{c}}"}""");
        yield return Body("envelope", "a key of the prefetch", (b, c) => b["prefetch"]![c] = Resources.Bundle(Resources.Anastrozole()));
        yield return Body("envelope", "a key of the prefetch of no FHIR", (b, c) => b["prefetch"]![c] = "x");
        yield return Body("envelope", "a published key of no FHIR", (b, c) => b["prefetch"]!["conditions"] = c);
        yield return Body("envelope", "a server elsewhere", (b, c) => b["fhirServer"] = $"https://{c}.example/fhir");
        yield return Body("envelope", "a server of no form", (b, c) => b["fhirServer"] = c);
        yield return Body("envelope", "an extension", (b, c) => b["extension"] = new JsonObject { [c] = c });
        foreach (var member in new[] { "access_token", "token_type", "scope", "subject", "patient", "expires_in", "unknown" })
        {
            yield return Body("authorization", member, (b, c) => Authorized(b, c, member));
            yield return Body("authorization", member + " as an object", (b, c) =>
            {
                Authorized(b, c, member);
                b["fhirAuthorization"]![member] = new JsonObject { [c] = c };
            });
        }

        yield return Body("authorization", "a token that cannot stand in a header", (b, c) =>
            Authorized(b, $"{c}\r\nX: y", "access_token"));
        yield return Body("authorization", "as text", (b, c) => b["fhirAuthorization"] = c);
        foreach (var member in new[] { "userId", "patientId", "encounterId", "unknown" })
        {
            yield return Body("context", member + ", the rest as it was", (b, c) => b["context"]![member] = c);
            yield return Body("context", member + " as an object", (b, c) => b["context"]![member] = new JsonObject { [c] = c });
        }

        yield return Body("context", "the patient throughout, read from the server", (b, c) =>
        {
            b["context"]!["patientId"] = c;
            b["context"]!["userId"] = "Practitioner/" + c;
            b["prefetch"]!.AsObject().Clear();
            b["prefetch"]!["patient"] = Resources.Patient(c);
        });
        yield return Body("context", "the patient is to be read", (b, c) =>
        {
            b["context"]!["patientId"] = c;
            b["prefetch"]!.AsObject().Clear();
        });
        yield return Body("resource Medication", "a reference that is read", (b, c) =>
            b["prefetch"]!["medicationRequests"] = Resources.Bundle(Resources.RequestByReference(c)));
        yield return Body("resource Bundle", "a next page", (b, c) =>
            b["prefetch"]!["medicationRequests"] = Resources.Page($"MedicationRequest?page={c}"));
        yield return Body("resource Bundle", "a next page elsewhere", (b, c) =>
            b["prefetch"]!["medicationRequests"] = Resources.Page($"https://{c}.example/"));
        yield return Body("resource Bundle", "an outcome", (b, c) =>
        {
            var outcome = Resources.Outcome();
            outcome["issue"]![0]!["diagnostics"] = c;
            b["prefetch"]!["conditions"] = outcome;
        });
        yield return Body("resource Bundle", "another patient's", (b, c) =>
            b["prefetch"]!["medicationRequests"] = Resources.Bundle(Resources.Anastrozole(c)));
        yield return Body("resource Bundle", "a type that FHIR does not have", (b, c) =>
            b["prefetch"]!["conditions"] = Resources.Bundle(new JsonObject { ["resourceType"] = c, ["id"] = c }));
    }

    private static CanaryRow Text(string name, string what, Func<string, string> text) =>
        new(name, what, (world, canary) => world.PostText(text(canary)));

    private static CanaryRow Body(string name, string what, Action<JsonObject, string> bend) => new(name, what, async (world, canary) =>
    {
        var body = Calls.Anastrozole().On(world.Server.Base);
        bend(body.Json, canary);
        await world.Post(body.Json);
    });

    private static void Authorized(JsonObject body, string canary, string member)
    {
        body["prefetch"]!.AsObject().Remove("conditions");
        body["fhirAuthorization"]![member] = canary;
    }

    private static string ServiceOf(JsonObject request) => $"/cds-services/se-vgr-{(string)request["hook"]!}";

    private static string ClassOf(JsonObject request, object[] path)
    {
        var (type, at) = ("", (JsonNode?)request);
        foreach (var step in path)
        {
            at = step is int index ? at![index] : at![(string)step];
            type = at is JsonObject found && (string?)found["resourceType"] is { } named && named != "Bundle" ? named : type;
        }

        return type.Length > 0 ? "resource " + type : (string)path[0] switch
        {
            "context" => "context",
            "fhirAuthorization" => "authorization",
            "prefetch" => "resource Bundle",
            _ => "envelope",
        };
    }

    private static IEnumerable<object[]> Leaves(JsonNode? node, object[] path) => node switch
    {
        JsonObject members => members.SelectMany(m => Leaves(m.Value, [.. path, m.Key])),
        JsonArray items => items.SelectMany((item, i) => Leaves(item, [.. path, i])),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => [path],
        _ => [],
    };

    private static void Put(JsonNode node, object[] path, string text)
    {
        foreach (var step in path[..^1])
        {
            node = (step is int index ? node[index] : node[(string)step])!;
        }

        if (path[^1] is int last)
        {
            node[last] = text;
        }
        else
        {
            node[(string)path[^1]] = text;
        }
    }

    private static void Decorate(JsonNode? node, string canary)
    {
        if (node is JsonArray items)
        {
            items.ToList().ForEach(i => Decorate(i, canary));
        }
        else if (node is JsonObject members)
        {
            members.Select(m => m.Value).ToList().ForEach(m => Decorate(m, canary));
            members["x" + canary] = canary;
            members["display"] = canary;
            members["text"] = new JsonObject { ["status"] = "generated", ["div"] = $"<div>{canary}</div>" };
            members["note"] = new JsonArray(new JsonObject { ["text"] = canary });
            members["extension"] = new JsonArray(new JsonObject { ["url"] = "https://x.example/" + canary, ["valueString"] = canary });
        }
    }

    private static string FirstOf(string pathway) =>
        Path.GetFileName(Directory.GetDirectories(Path.Combine(RepositoryRoot.Folder, "tests", "patients", pathway))
            .Order(StringComparer.Ordinal).First());
}
