using System.Text.Json;
using System.Text.Json.Nodes;

namespace OsteoHooks.Tests.Patients;

/// <summary>All patients of tests/patients, and the clinic that sees them; both opened once per test run.</summary>
internal static class TestPatients
{
    private static readonly Lazy<Clinic> Opened = new(() => Clinic.Open());

    public static Clinic Clinic => Opened.Value;

    /// <summary>The repository's root: where the solution is.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static IReadOnlyList<PatientCase> Cases { get; } = [.. Read()];

    public static IReadOnlyList<Variant> Variants { get; } = [.. Cases.SelectMany(c => c.Variants)];

    /// <summary>Pathways that have patients.</summary>
    public static IReadOnlySet<string> Pathways { get; } = Cases.Select(c => c.Pathway).ToHashSet(StringComparer.Ordinal);

    /// <summary>Prefetch key to resource type, over all services.</summary>
    public static IReadOnlyDictionary<string, string> PrefetchTypes { get; } =
        Clinic.Services.SelectMany(s => s.Prefetch).DistinctBy(t => t.Key, StringComparer.Ordinal)
            .ToDictionary(t => t.Key, t => t.Kind.ToString(), StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyList<PreparedPatient>> Seen = new(() => [.. Variants.Select(PreparedPatient.Of)]);

    /// <summary>Every variant as a chart.</summary>
    public static IReadOnlyList<PreparedPatient> Prepared => Seen.Value;

    /// <summary>The request with the variant's changes.</summary>
    public static JsonObject Changed(Variant variant)
    {
        var request = JsonNode.Parse(Cases.First(c => c.Path == variant.Case).Request)!.AsObject();
        if (variant.Hook is { } hook)
        {
            request["hook"] = hook;
        }

        foreach (var change in variant.Changes)
        {
            change.Apply(request, PrefetchTypes);
        }

        return request;
    }

    /// <summary>
    /// A limit of a group that is named for a pathway concerns that pathway's patients, any other everybody. What counts as new after an
    /// answer shows in no patient who was never asked: the tests of answers stand on both sides of it.
    /// </summary>
    public static bool Concerns(string limit)
    {
        var group = limit[..limit.IndexOf('.', StringComparison.Ordinal)];
        return group != "material-change" && (Pathways.Contains(group) || Clinic.Library.Cards.Values.All(c => c.Pathway != group));
    }

    private static IEnumerable<PatientCase> Read()
    {
        var patients = Path.Combine(Root, "tests", "patients");
        foreach (var folder in Directory.EnumerateDirectories(patients).Order(StringComparer.Ordinal)
            .SelectMany(d => Directory.EnumerateDirectories(d).Order(StringComparer.Ordinal)))
        {
            var name = Path.GetRelativePath(patients, folder).Replace('\\', '/');
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "request.json")));
            yield return new PatientCase(name, json.RootElement.GetRawText(),
                new VariantsFile(Path.Combine(folder, "variants.yaml"), name).Read());
        }
    }

    private static string Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OsteoHooks.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"OsteoHooks.sln is nowhere above {start}.");
    }
}
