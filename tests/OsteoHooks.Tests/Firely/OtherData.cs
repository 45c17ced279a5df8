using System.Text.Json;
using System.Text.Json.Nodes;

namespace OsteoHooks.Tests.Firely;

/// <summary>
/// JSON and NDJSON files of a folder, each turned into hook calls: a call as it is, a resource or the lines of one patient in a call around
/// them.
/// </summary>
internal static class OtherData
{
    public static IEnumerable<(string Name, string Body)> Calls(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.*json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        from call in file.EndsWith(".ndjson", StringComparison.Ordinal) ? OfLines(file) : OfFile(file)
        select (Path.GetRelativePath(folder, file), call);

    private static IEnumerable<string> OfFile(string file)
    {
        var json = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
        return [json.ContainsKey("hook") ? json.ToJsonString() : Around(Patient(json), [json])];
    }

    private static IEnumerable<string> OfLines(string file) =>
        from line in File.ReadLines(file)
        where line.Length > 0
        let json = JsonNode.Parse(line)!.AsObject()
        group json by Patient(json) into patient
        select Around(patient.Key, patient);

    private static string Around(string patient, IEnumerable<JsonObject> resources) => new JsonObject
    {
        ["hook"] = "patient-view",
        ["hookInstance"] = "data",
        ["context"] = new JsonObject { ["patientId"] = patient },
        ["prefetch"] = new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["resourceType"] = "Bundle",
                ["type"] = "collection",
                ["entry"] = new JsonArray([.. resources.Select(r => new JsonObject { ["resource"] = r })]),
            },
        },
    }.ToJsonString();

    private static string Patient(JsonObject resource)
    {
        var subject = (string?)(resource["subject"] ?? resource["patient"])?["reference"];
        return (string?)resource["resourceType"] == "Patient" ? (string)resource["id"]! : subject?.Split('/')[^1] ?? "nobody";
    }
}
