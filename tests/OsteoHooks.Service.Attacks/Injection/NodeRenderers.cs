using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>
/// Markdown renderers that web clients use, in one Node process a call. They are installed by <c>npm ci</c> in
/// <c>tests/OsteoHooks.Service.Attacks/node</c>.
/// </summary>
internal static class NodeRenderers
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Folder, "tests", "OsteoHooks.Service.Attacks", "node");

    /// <summary>Why they cannot be asked, or null.</summary>
    public static string? Missing { get; } = Directory.Exists(Path.Combine(Folder, "node_modules")) ? null
        : "The renderers are not installed: run npm ci in tests/OsteoHooks.Service.Attacks/node.";

    /// <summary>The HTML of each text, by renderer.</summary>
    public static async Task<IReadOnlyList<Dictionary<string, RenderedCard>>> Render(IReadOnlyList<string> texts)
    {
        var start = new ProcessStartInfo("node", ["render.js"])
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(texts));
        node.StandardInput.Close();
        var pages = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(await output)!;
        await node.WaitForExitAsync();
        return [.. pages.Select(p => p.ToDictionary(page => page.Key, page => RenderedCard.Of(page.Value), StringComparer.Ordinal))];
    }
}
