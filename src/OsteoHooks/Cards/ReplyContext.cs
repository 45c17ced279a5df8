namespace OsteoHooks.Cards;

/// <summary>What a response needs to know of its call.</summary>
/// <param name="Guideline">Guideline id.</param>
/// <param name="Service">Service id.</param>
/// <param name="PatientId">Bare id of the context's patient.</param>
/// <param name="UserId">context.userId, type and id.</param>
/// <param name="EncounterId">Bare id.</param>
/// <param name="Now">The request's clock; authoredOn of what is suggested.</param>
/// <param name="Language">en, sv, da or nb.</param>
/// <param name="Findings">Whether the extension with findings is written.</param>
/// <param name="NotIndicated">Whether findings that are not indicated are listed too.</param>
public sealed record ReplyContext(
    string Guideline,
    string Service,
    string Hook,
    string PatientId,
    string? UserId,
    string? EncounterId,
    DateTimeOffset Now,
    string Language,
    bool Findings,
    bool NotIndicated)
{
    /// <summary>What the client cannot take.</summary>
    public ReplyProfile Profile { get; init; } = ReplyProfile.Whole;
}
