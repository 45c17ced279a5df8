using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>Faults of discovery and of the templates in it.</summary>
internal static class DiscoveryFaults
{
    private static int _asked;

    public static IEnumerable<Fault> All =>
    [
        new("A3.discovery", "an empty requirement") { Discovery = d => d.Newer()["usageRequirements"] = "" },
        new("B1", "discovery fails") { Instead = a => a.Path == "/cds-services" && a.Method == "GET" ? Reply.Outcome(500) : null },
        new("B1.type", "discovery is text") { After = (a, r) => r.ContentType = a.IsDiscovery ? "text/plain" : r.ContentType },
        new("B1.slash", "a slash leads nowhere") { Instead = a => a.Path == "/cds-services/" ? Reply.Outcome(404) : null },
        new("B2", "services is an object") { Discovery = d => d["services"] = new JsonObject { ["a"] = 1 } },
        new("B3", "a hook that is a number") { Discovery = d => d.Newer()["hook"] = 5 },
        new("B4", "no title") { Discovery = d => d.Newer().Remove("title") },
        new("B5", "no description") { Discovery = d => d.Newer().Remove("description") },
        new("B6", "no id") { Discovery = d => d.Newer().Remove("id") },
        new("B6.url", "an id with a space") { Discovery = d => d.Newer()["id"] = "bone newer" },
        new("B6.post", "a service that is listed and not there")
            { Instead = a => a.Path == "/cds-services/bone-select" ? Reply.Outcome(404) : null },
        new("B7", "a template that is an object")
            { Discovery = d => d.Newer()["prefetch"]!["added"] = new JsonObject { ["query"] = "Patient" } },
        new("B8", "requirements that are a number") { Discovery = d => d.Newer()["usageRequirements"] = 5 },
        new("B9", "a version that is none") { Discovery = d => d.Newer()["version"] = "3" },
        new("B10", "a hookVersion that is none") { Discovery = d => d.Newer()["hookVersion"] = "one" },
        new("B12", "a service listed twice") { Discovery = d => d["services"]!.AsArray().Add(d.Newer().DeepClone()) },
        new("B15", "a service elsewhere") { Discovery = d => d.Newer()["url"] = "https://elsewhere.example" },
        new("B17", "another order each time") { Discovery = Turn },
        new("B17.etag", "no ETag") { After = (a, r) => r.Headers.Remove("ETag") },
        new("B17.age", "no word on caching of discovery") { After = (a, r) => _ = a.IsDiscovery && r.Headers.Remove("Cache-Control") },
        new("B17.store", "answers that may be stored") { After = (a, r) => _ = a.IsCall && r.Headers.Remove("Cache-Control") },
        new("C1", "an absolute template") { Discovery = d => d.Template("https://fhir.example/Patient/{{context.patientId}}") },
        new("C1", "a template with an operation") { Discovery = d => d.Template("Patient/{{context.patientId}}/$everything") },
        new("C1", "a template from the root") { Discovery = d => d.Template("/Patient/{{context.patientId}}") },
        new("C2", "a token that does not end") { Discovery = d => d.Template("Condition?patient={{context.patientId}") },
        new("C3", "a token for something that is no field") { Discovery = d => d.Template("Condition?patient={{context.draftOrders.id}}") },
        new("C3", "a token of another hook") { Discovery = d => d.Template("Practitioner/{{context.performer}}") },
        new("C4", "a field without context") { Discovery = d => d.Template("Condition?patient={{patientId}}") },
        new("C5", "an include")
            { Discovery = d => d.Template("MedicationRequest?patient={{context.patientId}}&_include=MedicationRequest:medication") },
        new("C5", "chaining") { Discovery = d => d.Template("Condition?patient.identifier={{context.patientId}}") },
        new("C5", "not") { Discovery = d => d.Template("Condition?patient={{context.patientId}}&code:not=1") },
        new("C6", "a rare parameter") { Discovery = d => d.Template("Observation?patient={{context.patientId}}&value-quantity=5") },
        new("C8", "a type that is abstract")
            { Discovery = d => d.Newer()["prefetch"]!["added"] = "Observation?patient={{%patient.ofType(Resource).id}}" },
        new("C9", "a template before the one that it uses")
            { Discovery = d => d.Newer()["prefetch"]!["added"] = "Observation?patient={{%later.id}}" },
        new("C10", "a key with a minus") { Discovery = d => (d.Newer()["prefetch"]!["a-b"], d.Newer()["prefetch"]!["added"]) =
            ("Patient/{{context.patientId}}", "Observation?patient={{%a-b.id}}") },
        new("C12", "the sort of the examples") { Discovery = d => d.Template("Observation?patient={{context.patientId}}&sort:desc=date") },
        new("O2", "a hook that nobody knows") { Discovery = d => d.Entry("bone-start")["hook"] = "bones" },
    ];

    private static void Turn(JsonObject document)
    {
        var newer = document.Newer();
        document["services"]!.AsArray().Remove(newer);
        document["services"]!.AsArray().Insert(Interlocked.Increment(ref _asked) % 3, newer);
    }
}
