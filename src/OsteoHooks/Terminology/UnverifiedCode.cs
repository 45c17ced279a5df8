namespace OsteoHooks.Terminology;

/// <summary>A row that awaits checking against a source.</summary>
public sealed record UnverifiedCode(string File, int Line, string System, string Code, string Display);
