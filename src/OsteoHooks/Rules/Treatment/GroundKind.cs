namespace OsteoHooks.Rules.Treatment;

/// <summary>What a ground rests on, in the order in which grounds are said.</summary>
public enum GroundKind : byte
{
    /// <summary>The guideline asks for nothing beside the exposure.</summary>
    NothingMore,

    TScore,

    TScoreAndFrax,

    FractureTScoreAndFrax,

    Fracture,
}
