using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>What the small service lists: three services that are called, and two whose entries are only read.</summary>
internal static class SmallDiscovery
{
    public static JsonObject Document() => JsonNode.Parse("""
        {"services":[
         {"hook":"patient-view","title":"Bones","description":"Bones at patient-view","id":"bone-view","prefetch":{
          "patient":"Patient/{{context.patientId}}","conditions":"Condition?patient={{context.patientId}}&_sort=-recorded-date","roles":"PractitionerRole?practitioner={{userPractitionerId}}"}},
         {"hook":"order-sign","title":"Bones","description":"Bones at order-sign","id":"bone-sign","prefetch":{
          "patient":"Patient/{{context.patientId}}","conditions":"Condition?patient={{context.patientId}}"}},
         {"hook":"order-select","title":"Bones","description":"Bones at order-select","id":"bone-select","prefetch":{
          "patient":"Patient/{{context.patientId}}","conditions":"Condition?patient={{context.patientId}}"}},
         {"hook":"encounter-start","title":"Bones","description":"Bones at encounter-start","id":"bone-start","prefetch":{"patient":"Patient/{{context.patientId}}"}},
         {"hook":"encounter-discharge","title":"Bones","description":"Bones at discharge","id":"bone-newer","version":"3.0.0","hookVersion":"1.0","usageRequirements":"For adults.","prefetch":{
          "patient":"Patient/{{context.patientId}}","conditions":"Condition?patient={{%patient.id}}","encounters":"Encounter?patient={{%patient.ofType(Patient).id}}&date=ge{{today()}}"},
          "extension":{"org.example.small":{"a":1}}}
        ]}
        """)!.AsObject();

    public static string? HookOf(string id) => id switch
    {
        "bone-view" => "patient-view",
        "bone-sign" => "order-sign",
        "bone-select" => "order-select",
        "bone-start" => "encounter-start",
        "bone-newer" => "encounter-discharge",
        _ => null,
    };

    public static JsonObject Entry(this JsonObject document, string id) =>
        document["services"]!.AsArray().Single(s => (string?)s!["id"] == id)!.AsObject();

    public static JsonObject Newer(this JsonObject document) => document.Entry("bone-newer");

    /// <summary>One more template, of a service that is not called.</summary>
    public static void Template(this JsonObject document, string template) => document.Entry("bone-start")["prefetch"]!["added"] = template;
}
