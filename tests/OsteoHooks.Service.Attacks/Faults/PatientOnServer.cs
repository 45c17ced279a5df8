using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OsteoHooks.Fhir;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>
/// An invented patient of <c>tests/patients</c> whose data stand on a FHIR server instead of in the prefetch. Every drug of the medication
/// list is referred to where <paramref name="refersToDrugs"/> says so.
/// </summary>
internal sealed partial class PatientOnServer(string name, ClinicService service, JsonObject request, bool refersToDrugs)
{
    /// <summary>Today for all of them.</summary>
    public const string Now = "2026-03-02T12:00:00+01:00";

    private readonly JsonObject[] _drugs = refersToDrugs ? [.. TakeOut(request["prefetch"]!.AsObject())] : [];

    public string Name => $"{name} ({service.Id}{(refersToDrugs ? ", drugs by reference" : "")})";

    public ClinicService Service => service;

    public string PatientId { get; } = (string)request["context"]!["patientId"]!;

    public static PatientOnServer Of(string name, Clinic clinic, string guideline, bool refersToDrugs)
    {
        var request = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name, "request.json")))!.AsObject();
        var hook = (string)request["hook"]!;
        return new PatientOnServer(name, clinic.Services.First(s => s.Guideline == guideline && s.Hook == hook), request, refersToDrugs);
    }

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "request.json", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Folder, Path.GetDirectoryName(f)!).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>The guideline that the patient was invented for.</summary>
    public static string GuidelineOf(string name) =>
        Guideline().Match(File.ReadAllText(Path.Combine(Folder, name, "variants.yaml"))).Groups["id"].Value;

    public static string Folder { get; } = Path.Combine(Above(AppContext.BaseDirectory), "tests", "patients");

    /// <summary>Whether a read is at the position.</summary>
    public bool IsAt(FaultPosition position, string asked) => position switch
    {
        FaultPosition.EverySearch => asked.Contains('?', StringComparison.Ordinal),
        FaultPosition.OneObservationSearch => asked.StartsWith(Filled(ObservationSearches[^1]), StringComparison.Ordinal),
        _ => asked.Split('/', '?')[0] == position.ToString(),
    };

    /// <summary>The right answer to a read of the server, or null.</summary>
    public JsonObject? Answer(string asked)
    {
        if (asked.StartsWith("Medication/", StringComparison.Ordinal))
        {
            return _drugs.FirstOrDefault(d => asked == "Medication/" + (string)d["id"]!);
        }

        return service.Prefetch.FirstOrDefault(t => Filled(t) == asked) is { } template ? Kept(template.Key) : null;
    }

    /// <summary>The call with nothing but a server to read from.</summary>
    public JsonObject Bare(string fhirServer) => WithServer(Call([]), fhirServer);

    /// <summary>The call with all but the position prefetched, and a server to read it from.</summary>
    public JsonObject AllBut(FaultPosition position, string fhirServer) =>
        WithServer(Call(service.Prefetch.Where(t => !IsAt(position, Filled(t))).Select(t => (t.Key, Kept(t.Key))),
            withDrugs: position != FaultPosition.Medication), fhirServer);

    /// <summary>The call with everything prefetched and no server: what the answer under a fault is compared with.</summary>
    /// <param name="left">At the position: all, nothing, or <paramref name="part"/> of each search and word that there is more.</param>
    public JsonObject Prefetched(FaultPosition position, Left left, Func<JsonObject, JsonObject> part)
    {
        var answers = new List<(string Key, JsonObject Answer)>();
        foreach (var template in service.Prefetch)
        {
            if (left == Left.Everything || !IsAt(position, Filled(template)))
            {
                answers.Add((template.Key, Kept(template.Key)));
            }
            else if (left == Left.Part)
            {
                var some = part(Kept(template.Key));
                some["total"] = 19_999;
                answers.Add((template.Key, some));
            }
        }

        return Call(answers, withDrugs: position != FaultPosition.Medication || left == Left.Everything);
    }

    private IReadOnlyList<PrefetchTemplate> ObservationSearches { get; } =
        [.. service.Prefetch.Where(t => t.Kind == ResourceKind.Observation)];

    private string Filled(PrefetchTemplate template) =>
        template.Template.Replace("{{context.patientId}}", PatientId, StringComparison.Ordinal);

    private JsonObject Kept(string key) =>
        request["prefetch"]![key]?.DeepClone() as JsonObject
            ?? new JsonObject { ["resourceType"] = "Bundle", ["type"] = "searchset", ["entry"] = new JsonArray() };

    private JsonObject Call(IEnumerable<(string Key, JsonObject Answer)> prefetch, bool withDrugs = false)
    {
        var call = (JsonObject)request.DeepClone();
        call["prefetch"] = new JsonObject(prefetch.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Answer)));
        if (withDrugs && call["prefetch"]!["medicationRequests"] is JsonObject list)
        {
            foreach (var drug in _drugs)
            {
                AnswerFaults.With(list,
                    new JsonObject { ["resource"] = drug.DeepClone(), ["search"] = new JsonObject { ["mode"] = "include" } });
            }
        }

        return call;
    }

    private static JsonObject WithServer(JsonObject call, string fhirServer)
    {
        call["fhirServer"] = fhirServer;
        call["fhirAuthorization"] =
            new JsonObject { ["access_token"] = "token-of-the-call", ["token_type"] = "Bearer", ["expires_in"] = 300,
            ["scope"] = "patient/*.rs", ["subject"] = "osteohooks" };
        return call;
    }

    /// <summary>Puts a reference in the place of every drug on the list, and gives the Medication resources that they lead to.</summary>
    private static IEnumerable<JsonObject> TakeOut(JsonObject prefetch)
    {
        var number = 0;
        foreach (var entry in prefetch["medicationRequests"]?["entry"]?.AsArray() ?? [])
        {
            if (entry!["resource"] is JsonObject order && order["medicationCodeableConcept"] is JsonObject drug)
            {
                var id = $"drug-{++number}";
                order.Remove("medicationCodeableConcept");
                order["medicationReference"] = new JsonObject { ["reference"] = "Medication/" + id };
                yield return new JsonObject { ["resourceType"] = "Medication", ["id"] = id, ["code"] = drug.DeepClone() };
            }
        }
    }

    private static string Above(string start)
    {
        var folder = new DirectoryInfo(start);
        while (!File.Exists(Path.Combine(folder.FullName, "OsteoHooks.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"OsteoHooks.sln is nowhere above {start}.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"guideline:[^a-z]*(?<id>se-vgr|dk-dsam|no)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Guideline();
}
