using System.Collections.Immutable;
using OsteoHooks.Findings;

namespace OsteoHooks.Content;

/// <summary>A card as its <c>card.yaml</c> says; its texts are <see cref="CardText"/>.</summary>
public sealed record Card
{
    /// <summary>
    /// Folder of the cards that speak of the service itself (unread data, more findings); they carry no clinical statement.
    /// </summary>
    public const string ServicePathway = "service";

    /// <summary>Where a card can appear, as CDS Hooks names it.</summary>
    public static readonly IReadOnlyList<string> AllHooks = ["patient-view", "order-select", "order-sign", "encounter-discharge"];

    public required string Id { get; init; }

    /// <summary>The card.yaml.</summary>
    public required string File { get; init; }

    public required string Pathway { get; init; }

    /// <summary>English, for lists.</summary>
    public required string Title { get; init; }

    public required string Version { get; init; }

    public DateOnly? Expires { get; init; }

    /// <summary>Who signed the card; null while it is not clinically reviewed.</summary>
    public string? ReviewedBy { get; init; }

    public DateOnly? ReviewedOn { get; init; }

    /// <summary>1: in the workflow; 2: in the summary; 3: only inside another card.</summary>
    public required int Tier { get; init; }

    /// <summary>Place in the catalogue, from 0.</summary>
    public required int Position { get; init; }

    public required IReadOnlyList<string> Hooks { get; init; }

    /// <summary>By guideline id.</summary>
    public required IReadOnlyDictionary<string, CardInGuideline> Guidelines { get; init; }

    /// <summary>Stronger cards of the same problems, as <c>problems.yaml</c> ranks them.</summary>
    public IReadOnlyList<string> OutrankedBy { get; init; } = [];

    /// <summary>Tier 3: the cards that carry this finding, the first that is shown.</summary>
    public required IReadOnlyList<string> ShownIn { get; init; }

    public LabsToOrder Labs { get; init; }

    /// <summary>Names of laboratory tests, where <see cref="Labs"/> lists them.</summary>
    public ImmutableArray<string> ListedLabs { get; init; } = [];

    public required IReadOnlyList<string> Links { get; init; }

    public required IReadOnlyList<string> OverrideReasons { get; init; }

    public required IReadOnlyList<string> Readings { get; init; }

    public bool IsAboutTheService => Pathway == ServicePathway;
}
