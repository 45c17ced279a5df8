using System.Text.RegularExpressions;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Examples;
using OsteoHooks.Cli.Conform.Verdicts;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>C: the prefetch templates that discovery publishes.</summary>
internal static partial class TemplateChecks
{
    private static readonly string[] UserTokens = ["userPractitionerId", "userPractitionerRoleId", "userPatientId", "userRelatedPersonId"];

    /// <summary>Types that are no concrete resource.</summary>
    private static readonly string[] Abstract = ["Resource", "DomainResource"];

    /// <summary>
    /// Search parameters that US Core, the widest of the national core guides, asks of servers, and those of every search.
    /// </summary>
    private static readonly HashSet<string> CoreParameters = new(StringComparer.Ordinal)
    {
        "_id", "_count", "_sort", "_maxresults", "_lastUpdated", "patient", "subject", "code", "category", "status", "date", "intent",
        "authoredon", "type", "identifier", "name", "family", "given", "gender", "birthdate", "clinical-status", "verification-status",
        "onset-date", "recorded-date", "abatement-date", "asserted-date", "encounter", "class", "location", "lifecycle-status",
        "target-date", "period", "author", "custodian", "specialty", "practitioner", "role", "organization", "address", "address-city",
        "address-state", "address-postalcode", "questionnaire", "authored", "discharge-disposition", "death-date", "description",
        "relevant-date", "owner", "beneficiary",
    };

    public static IReadOnlyList<Check> All =>
    [
        Each("C1", Level.Must, "a template is a FHIR read or search below the server, by GET",
            t => Shape().IsMatch(t.Plain) && !t.Plain.Contains('$', StringComparison.Ordinal)),
        Each("C2", Level.Must, "tokens stand between {{ and }}", t => !t.Plain.AsSpan().ContainsAny('{', '}')),
        Each("C3", Level.Must, "tokens are context fields that the hook gives for this, or the four of the user", HasKnownTokens),
        Each("C4", Level.Must, "context fields are spelled context.name", HasSpelledOutTokens),
        Each("C5", Level.Should, "queries keep to what servers should understand: no _include, chaining, modifiers but :in, rare prefixes",
            t => t.Parameters.Where(p => !IsOldSort(p.Name)).All(IsSimple)),
        Each("C6", Level.Should, "search parameters are among those of national core guides",
            t => t.Parameters.Where(p => IsSimple(p) && !IsOldSort(p.Name)).All(p => CoreParameters.Contains(p.Name.Split(':')[0]))),
        Each("C8", Level.Must, "ofType() names a concrete resource type",
            t => t.NamedTypes.Any() ? t.NamedTypes.All(n => TypeName().IsMatch(n) && !Abstract.Contains(n, StringComparer.Ordinal)) : null),
        Each("C9", Level.Must, "a template that uses another comes after it",
            t => t.NamedKeys.Any() ? t.NamedKeys.All(k => t.EarlierKeys.Contains(k, StringComparer.Ordinal)) : null),
        Each("C10", Level.Inferred, "keys that others use are FHIRPath identifiers",
            t => t.NamedKeys.Any() ? t.NamedKeys.All(k => !k.Contains('-', StringComparison.Ordinal)) : null),
        Each("C12", Level.Inferred, "sorting is _sort=-date, not the sort:desc=date of the examples",
            t => !t.Parameters.Any(p => IsOldSort(p.Name))),
    ];

    private static Check Each(string id, Level level, string what, Func<Template, bool?> holds) =>
        new(id, level, what, e => Task.FromResult(Verdict.OfAll(Template.All(e).Select(t => (t.Place, holds(t))))));

    /// <summary>What is bare is for C4 to judge; what 3.0 allows beyond names, C8 to C10 do.</summary>
    private static bool? HasKnownTokens(Template template)
    {
        var tokens = template.Tokens.Where(t => !Bare().IsMatch(t) && (!template.IsNewer || Field().IsMatch(t))).ToList();
        var fields = HookShape.Find(template.Hook)?.Tokens;
        return tokens.Count == 0 ? null : tokens.TrueForAll(t => Field().Match(t) is { Success: true } field
            && fields?.Contains(field.Groups["field"].Value, StringComparer.Ordinal) != false);
    }

    private static bool? HasSpelledOutTokens(Template template)
    {
        var tokens = template.Tokens.Where(t => Bare().IsMatch(t) || Field().IsMatch(t)).ToList();
        return tokens.Count == 0 ? null : tokens.TrueForAll(t => Field().IsMatch(t) || UserTokens.Contains(t, StringComparer.Ordinal));
    }

    private static bool IsSimple((string Name, string Value) parameter)
    {
        var (name, value) = parameter;
        return !name.StartsWith("_include", StringComparison.Ordinal) && !name.StartsWith("_revinclude", StringComparison.Ordinal)
            && !name.StartsWith("_has", StringComparison.Ordinal)
            && !name.Contains('.', StringComparison.Ordinal) && (!name.Contains(':', StringComparison.Ordinal)
                    || name.EndsWith(":in", StringComparison.Ordinal)) && !RarePrefix().IsMatch(value);
    }

    private static bool IsOldSort(string name) => name.StartsWith("sort", StringComparison.Ordinal);

    [GeneratedRegex(@"^[A-Z][A-Za-z]+(/[^/?\s]+|\?[^\s]+)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^\w+$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^context\.(?<field>\w+)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Field();

    [GeneratedRegex("^[A-Z][A-Za-z]+$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^(ne|sa|eb|ap)\d", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex RarePrefix();
}
