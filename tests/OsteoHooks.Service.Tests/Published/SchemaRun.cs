using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Published;

/// <summary>What a validator has to say against a document.</summary>
/// <param name="At">JSON pointer into the document.</param>
/// <param name="Keyword">Of JSON Schema.</param>
internal sealed record SchemaFault(string At, string Keyword, string Sentence);

/// <summary>A document as it is sent, and the schema it is to follow.</summary>
/// <param name="Schema">discovery, request, response, feedback (with " closed" also without unknown members), a schema of the OpenAPI
/// document, or openapi.</param>
/// <param name="Json">Any JSON text.</param>
internal sealed record Judged(string Name, string Schema, string Json);

/// <summary>Validates with ajv, in one run of node, against the schemas that the service publishes at that moment.</summary>
internal static class SchemaRun
{
    private static readonly string Folder = Path.Combine(Documents.Folder, "node");

    private static readonly string[] Named = ["discovery", "request", "response", "feedback"];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What is wrong with each document, in their order. Skips the test where node or its packages are absent.</summary>
    public static async Task<IReadOnlyList<SchemaFault[]>> Judge(RunningService service, IReadOnlyList<Judged> documents)
    {
        var input = new StringBuilder();
        input.Append(new JsonObject { ["schemas"] = await Schemas(service) }.ToJsonString()).Append('\n');
        foreach (var document in documents)
        {
            // Line ends stand only between the tokens of JSON, never in them.
            input.Append("{\"schema\":\"").Append(document.Schema).Append("\",\"document\":")
                .Append(document.Json.Replace('\r', ' ').Replace('\n', ' ')).Append("}\n");
        }

        var lines = await Run(input.ToString());
        Assert.Equal(documents.Count, lines.Length);
        return [.. lines.Select(l => JsonSerializer.Deserialize<SchemaFault[]>(l, JsonSerializerOptions.Web)!)];
    }

    /// <summary>Asserts that there is nothing against any of the documents.</summary>
    public static async Task Accept(RunningService service, IReadOnlyList<Judged> documents)
    {
        Assert.NotEmpty(documents);
        var faults = await Judge(service, documents);
        var refused = documents.Zip(faults).Where(d => d.Second.Length > 0)
            .Select(d => $"{d.First.Name} as {d.First.Schema}: {string.Join("; ", d.Second.Take(5))}");
        Assert.Empty(refused.Take(20));
    }

    private static async Task<JsonObject> Schemas(RunningService service)
    {
        var schemas = new JsonObject();
        foreach (var name in Named)
        {
            schemas[name] = JsonNode.Parse(await service.Http.GetStringAsync(new Uri($"/schemas/{name}.json", UriKind.Relative)));
        }

        var api = JsonNode.Parse(await service.Http.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)))!;
        foreach (var name in new[] { "Findings", "OperationOutcome" })
        {
            schemas[name] = new JsonObject { ["$ref"] = "#/components/schemas/" + name, ["components"] = api["components"]!.DeepClone() };
        }

        return schemas;
    }

    private static async Task<string[]> Run(string input)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "ajv")),
            $"ajv is not installed; apt-get install nodejs npm, then npm ci in {Documents.FolderInRepository}/node.");
        using var node = Start();
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await node.WaitForExitAsync(limit.Token);
        Assert.True(node.ExitCode == 0, await errors);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        };
        start.ArgumentList.Add("validate.mjs");
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"node is not installed; apt-get install nodejs npm, then npm ci in {Documents.FolderInRepository}/node.");
            throw;
        }
    }
}
