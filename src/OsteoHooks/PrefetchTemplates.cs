using System.Text;
using OsteoHooks.Facts;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks;

/// <summary>
/// The queries that a service publishes, made from what its rules read: about one per resource type, observations by code in at most three.
/// Without the last rule that needs a type its query is gone.
/// </summary>
public static class PrefetchTemplates
{
    /// <summary>Longest query that is published; longer ones are refused by some servers.</summary>
    public const int LongestTemplate = 1_500;

    private const int MostObservationTemplates = 3;

    /// <exception cref="InvalidDataException">The observation codes do not fit into three queries.</exception>
    public static IReadOnlyList<PrefetchTemplate> For(DataNeeds needs, CodeBook codes)
    {
        ArgumentNullException.ThrowIfNull(needs);
        ArgumentNullException.ThrowIfNull(codes);
        var templates = new List<PrefetchTemplate>();
        foreach (var kind in needs.Kinds)
        {
            switch (kind)
            {
                case ResourceKind.Patient:
                    templates.Add(new("patient", kind, "Patient/{{context.patientId}}"));
                    break;
                case ResourceKind.Observation:
                    templates.AddRange(Observations(needs.Observations, codes));
                    break;
                default:
                    templates.Add(new(Key(kind), kind, $"{kind}?patient={{{{context.patientId}}}}"));
                    break;
            }
        }

        return templates;
    }

    private static IEnumerable<PrefetchTemplate> Observations(IReadOnlyList<ConceptSet> sets, CodeBook codes)
    {
        const string Start = "Observation?patient={{context.patientId}}&code=";
        var queries = new List<StringBuilder>();
        foreach (var code in sets.SelectMany(codes.CodesOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (queries.Count == 0 || queries[^1].Length + code.Length + 1 > LongestTemplate)
            {
                queries.Add(new StringBuilder(Start));
            }

            var query = queries[^1];
            query.Append(query.Length == Start.Length ? "" : ",").Append(code);
        }

        if (queries.Count > MostObservationTemplates)
        {
            throw new InvalidDataException(
                $"the observation codes need {queries.Count} queries, at most {MostObservationTemplates} are published");
        }

        return queries.Select((q, i) => new PrefetchTemplate(i == 0 ? "observations" : $"observations{i + 1}", ResourceKind.Observation,
            q.ToString()));
    }

    private static string Key(ResourceKind kind)
    {
        var name = char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];
        return name.EndsWith('y') ? name[..^1] + "ies" : name + "s";
    }
}
