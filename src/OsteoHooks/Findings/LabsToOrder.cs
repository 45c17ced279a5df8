namespace OsteoHooks.Findings;

/// <summary>Which laboratory tests a card orders; <c>labs</c> in card.yaml.</summary>
public enum LabsToOrder : byte
{
    /// <summary>What is missing before a drug may be offered.</summary>
    BeforeDrug,

    /// <summary>What is missing before the injection.</summary>
    BeforeInjection,

    /// <summary>Those that card.yaml lists.</summary>
    Listed,
}
