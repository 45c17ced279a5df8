namespace OsteoHooks.Service.Configuration;

/// <summary>
/// Which environment this is. The framework lets DOTNET_ENVIRONMENT, which the launch profile sets for <c>dotnet run</c>, win over
/// ASPNETCORE_ENVIRONMENT; here what the operator exported wins. Order: <c>--environment</c>, ASPNETCORE_ENVIRONMENT, DOTNET_ENVIRONMENT,
/// Production.
/// </summary>
internal static class ChosenEnvironment
{
    public static string[] In(string[] args) =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is { Length: > 0 } name ? ["--environment", name, .. args] : args;
}
