using System.Text.Json;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Published;

/// <summary>One change that makes a right document wrong.</summary>
/// <param name="Name">The fault, in words.</param>
/// <param name="Of">Name of the right document.</param>
/// <param name="Put">Where <paramref name="Value"/> is put (JSON pointer), or null.</param>
/// <param name="Cut">What is taken away, or null.</param>
/// <param name="At">Where the fault then is.</param>
/// <param name="Keyword">What refuses it there.</param>
internal sealed record Fault(string Name, string Of, string? Put, string? Cut, JsonNode? Value, string At, string Keyword)
{
    public string Schema => Documents.SchemaOf(Of);

    public string Json()
    {
        var whole = new JsonObject { ["document"] = JsonNode.Parse(Documents.Right[Of]) };
        var (holder, last) = Find(whole, (Put ?? Cut)!);
        if (Cut is not null)
        {
            Assert.True(holder.AsObject().Remove(last), $"{Name}: there is no {Cut}.");
        }
        else if (holder is JsonArray list)
        {
            list[int.Parse(last, System.Globalization.CultureInfo.InvariantCulture)] = Value?.DeepClone();
        }
        else
        {
            holder[last] = Value?.DeepClone();
        }

        return whole["document"]?.ToJsonString() ?? "null";
    }

    private static (JsonNode Holder, string Last) Find(JsonNode whole, string pointer)
    {
        var (holder, last) = (whole, "document");
        foreach (var step in pointer.Split('/').Skip(1))
        {
            holder = holder is JsonArray list ? list[int.Parse(last, System.Globalization.CultureInfo.InvariantCulture)]! : holder[last]!;
            last = step;
        }

        return (holder, last);
    }
}

/// <summary>Right and wrong documents in this folder: what CDS Hooks allows and clients do, and what it does not allow.</summary>
internal static class Documents
{
    public const string FolderInRepository = "tests/OsteoHooks.Service.Tests/Published";

    public static string Folder { get; } = Path.Combine(RepositoryRoot.Folder, FolderInRepository);

    /// <summary>JSON by name; the name begins with that of the schema.</summary>
    public static IReadOnlyDictionary<string, string> Right { get; } =
        Directory.EnumerateFiles(Path.Combine(Folder, "right"), "*.json")
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText, StringComparer.Ordinal);

    public static IReadOnlyList<Fault> Faults { get; } =
        JsonSerializer.Deserialize<Fault[]>(File.ReadAllText(Path.Combine(Folder, "faults.json")), JsonSerializerOptions.Web)!;

    public static string SchemaOf(string name) => name.Split('-')[0];
}
