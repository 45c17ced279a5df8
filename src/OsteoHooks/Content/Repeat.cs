namespace OsteoHooks.Content;

/// <summary>
/// How often: <c>Count</c> times in all, or <c>Frequency</c> times every <c>Period</c> <c>PeriodUnit</c> (UCUM: d, wk, mo).
/// </summary>
public sealed record Repeat(int? Count, int? Frequency, decimal? Period, string? PeriodUnit);
