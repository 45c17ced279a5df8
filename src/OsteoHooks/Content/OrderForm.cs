using OsteoHooks.Text;

namespace OsteoHooks.Content;

/// <summary>How an order looks under one guideline.</summary>
/// <param name="Dosage">Of a MedicationRequest; null for a ServiceRequest.</param>
/// <param name="BodySite">Of a ServiceRequest.</param>
/// <param name="Tests">Of <see cref="OrderKind.Tests"/>: each test by its name.</param>
public sealed record OrderForm(Concept? Code, Concept? Category, Dosage? Dosage, Wording? BodySite,
    IReadOnlyDictionary<string, Concept> Tests)
{
    /// <summary><c>file:line</c> of each key of the form, for what is only found when the order is written.</summary>
    public IReadOnlyDictionary<string, string> Places { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
