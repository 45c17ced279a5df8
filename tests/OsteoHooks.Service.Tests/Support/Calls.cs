using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>Calls as a client makes them.</summary>
internal static class Calls
{
    public const string PatientView = "/cds-services/se-vgr-patient-view";

    /// <summary>A patient on anastrozole without DXA, who raises <see cref="Card"/>.</summary>
    public const string Card = "aromatase-inhibitor-without-dxa";

    public static HookBody Anastrozole() => HookBody.Complete().With("medicationRequests", Resources.Bundle(Resources.Anastrozole()));

    public static Task<HttpResponseMessage> Post(this RunningService service, HookBody body, string path = PatientView) =>
        service.Post(body.Content(), path);

    public static Task<HttpResponseMessage> Post(this RunningService service, HttpContent content, string path = PatientView) =>
        service.Http.PostAsync(new Uri(path, UriKind.Relative), content);

    public static Task<HttpResponseMessage> Get(this RunningService service, string path) =>
        service.Http.GetAsync(new Uri(path, UriKind.Relative));

    public static async Task<IReadOnlyList<JsonObject>> Services(this RunningService service)
    {
        var json = JsonNode.Parse(await service.Http.GetStringAsync(new Uri("/cds-services", UriKind.Relative)))!;
        var services = json["services"]!.AsArray().Select(s => s!.AsObject()).ToList();
        Assert.NotEmpty(services);
        return services;
    }

    /// <summary>The request of a patient of <c>tests/patients</c>.</summary>
    /// <param name="patient">Pathway and case.</param>
    public static HookBody Patient(string patient) => Read(Path.Combine("tests", "patients", patient, "request.json"));

    /// <param name="name">File of <c>src/OsteoHooks.Service/Demo</c>, without its ending.</param>
    public static HookBody Demo(string name) => Read(Path.Combine("src", "OsteoHooks.Service", "Demo", name + ".json"));

    /// <summary>A service with one client, configured further.</summary>
    public static TrustedService Trusting(params (string Key, string? Value)[] settings) =>
        new(settings.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal));

    public static TrustedService InProduction(params (string Key, string? Value)[] settings) =>
        Trusting([("environment", "Production"), ("Clock:Now", null), .. settings]);

    private static HookBody Read(string file)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Folder, file));
        var body = new HookBody();
        body.Json.Clear();
        foreach (var (name, value) in JsonNode.Parse(text)!.AsObject())
        {
            body.Json[name] = value?.DeepClone();
        }

        return body;
    }
}
