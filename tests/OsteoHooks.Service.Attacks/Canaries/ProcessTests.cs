using System.Net;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Canaries;

/// <summary>The same of a process of its own, asked for every line with its scopes, as JSON: what a log collector would get.</summary>
public sealed class ProcessTests
{
    private const string Canary = "cnryprocess";

    [Fact]
    public async Task Neither_stream_of_a_process_holds_anything_of_a_call()
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Take()}");
        using var service = ServiceProcess.Start(
            ["ASPNETCORE_ENVIRONMENT=Development", "Clock__Now=" + RunningService.Now, "Logging__LogLevel__Default=Trace",
                "Logging__LogLevel__Microsoft=Trace", "Logging__LogLevel__Microsoft.AspNetCore=Trace", "Logging__LogLevel__System=Trace",
                "Logging__Console__FormatterName=json", "Logging__Console__FormatterOptions__IncludeScopes=true"],
            "--urls",
            address.AbsoluteUri);
        Assert.True(await service.IsReady(new Uri(address, "/health/ready"), TimeSpan.FromMinutes(2)));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Canary);
        http.DefaultRequestHeaders.TryAddWithoutValidation("baggage", "user=" + Canary);
        var body = HookBody.Complete().With("patient", Resources.Patient(Canary)).On("http://127.0.0.1:9/" + Canary, Canary)
            .Without("conditions");
        body.Json["context"]!["patientId"] = Canary;
        body.Json["hookInstance"] = Canary;
        foreach (var (path, text, status) in new[]
        {
            ("/cds-services/se-vgr-patient-view?patient=" + Canary, System.Text.Encoding.UTF8.GetString(body.Bytes()), HttpStatusCode.OK),
            ("/cds-services/se-vgr-patient-view", "{\"hook\":\"" + Canary, HttpStatusCode.BadRequest),
            ("/cds-services/" + Canary, "{}", HttpStatusCode.NotFound),
            ("/" + Canary, "{}", HttpStatusCode.NotFound),
            ("/cds-services/se-vgr-patient-view/feedback", $$"""{"feedback":[{"card":"{{Canary}}"}]}""", HttpStatusCode.BadRequest),
        })
        {
            using var content = HookBody.Content(text);
            using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.Equal(status, response.StatusCode);
        }

        service.Kill();
        var errors = await service.Errors(TimeSpan.FromSeconds(30));
        Assert.NotEmpty(service.Output);
        var found = service.Output.Concat(errors).Where(line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.True(!found.Any(), string.Join('\n', found));
    }
}
