namespace OsteoHooks.Findings;

/// <summary>Three-valued: what could not be determined or read is neither yes nor no.</summary>
public enum Truth : byte
{
    No,
    Unknown,
    Yes,
}
