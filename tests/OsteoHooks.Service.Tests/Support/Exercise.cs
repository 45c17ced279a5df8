namespace OsteoHooks.Service.Tests.Support;

/// <summary>Long exercises have a small form in <c>dotnet test</c>; <c>.ci/run --long</c> runs the full numbers.</summary>
internal static class Exercise
{
    public const string Variable = "OSTEOHOOKS_LONG";

    public static bool IsLong => Environment.GetEnvironmentVariable(Variable) == "1";

    public static int Rounds(int small, int full) => IsLong ? full : small;
}
