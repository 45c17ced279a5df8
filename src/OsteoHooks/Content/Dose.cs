using OsteoHooks.Text;

namespace OsteoHooks.Content;

/// <summary>A UCUM quantity with its unit in words.</summary>
public sealed record Dose(decimal Value, Wording Unit, string UcumCode);
