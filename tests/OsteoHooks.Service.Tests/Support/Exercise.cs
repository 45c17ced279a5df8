namespace OsteoHooks.Service.Tests.Support;

/// <summary>Long exercises have a small form that runs with every test; <c>OSTEOHOOKS_LONG=1</c> asks for the full numbers.</summary>
internal static class Exercise
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("OSTEOHOOKS_LONG") == "1";

    public static int Rounds(int small, int full) => IsLong ? full : small;
}
