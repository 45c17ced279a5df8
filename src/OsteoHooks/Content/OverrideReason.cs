using OsteoHooks.Findings;
using OsteoHooks.Text;

namespace OsteoHooks.Content;

/// <summary>A reason for which a card may be set aside.</summary>
/// <param name="Display">What the prescriber reads.</param>
/// <param name="Silence">How long it keeps the card silent; null where silence would be wrong.</param>
public sealed record OverrideReason(Wording Display, Silence? Silence);
