namespace OsteoHooks.Guidelines;

/// <summary>How a value is compared with a limit.</summary>
public enum Comparator : byte
{
    Less,
    LessOrEqual,
    Equal,
    GreaterOrEqual,
    Greater,
}
