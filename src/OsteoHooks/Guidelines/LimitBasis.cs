namespace OsteoHooks.Guidelines;

/// <summary>Where a limit comes from when not from the guideline's own text.</summary>
public enum LimitBasis : byte
{
    Guideline,
    Default,
    GeneralKnowledge,
    OurReading,
    Borrowed,
}
