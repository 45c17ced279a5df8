using Firely.Fhir.Validation;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Specification.Source;
using Hl7.Fhir.Specification.Terminology;

namespace OsteoHooks.Tests.Firely;

/// <summary>
/// Firely's validator over the base profiles of R4, with the code systems that R4 itself defines. Not thread-safe; dear to make.
/// </summary>
internal sealed class R4Validator
{
    private readonly Validator _validator;

    public R4Validator()
    {
        var definitions = new CachedResolver(ZipSource.CreateValidationSource());
        _validator = new Validator(definitions, LocalTerminologyService.CreateDefaultForCore(definitions));
    }

    /// <summary>What the strict parser and the validator say against a resource, from severe to light.</summary>
    public IReadOnlyList<(bool IsError, string Says)> Judge(string json)
    {
        if (!FhirJsonDeserializer.STRICT.TryDeserializeResource(json, out var resource, out var issues))
        {
            return [.. issues.Select(i => (true, i.Message))];
        }

        return
        [
            .. _validator.Validate(resource!).Issue
                .Where(i => i.Severity is not OperationOutcome.IssueSeverity.Information)
                .Select(i => (i.Severity is not OperationOutcome.IssueSeverity.Warning, i.Details?.Text ?? i.Diagnostics ?? "nothing"))
                .OrderByDescending(i => i.Item1),
        ];
    }
}
