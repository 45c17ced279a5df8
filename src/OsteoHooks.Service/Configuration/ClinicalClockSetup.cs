namespace OsteoHooks.Service.Configuration;

/// <summary>Reads <see cref="ClinicalClock.Key"/>.</summary>
internal static class ClinicalClockSetup
{
    public static void AddClinicalClock(this WebApplicationBuilder builder)
    {
        var now = Read(builder.Configuration, builder.Environment.EnvironmentName);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new ClinicalClock(services.GetRequiredService<TimeProvider>(), now));
    }

    /// <returns>Null for the real clock.</returns>
    /// <exception cref="StartupFault">It is no instant, or is set outside Development.</exception>
    public static DateTimeOffset? Read(IConfiguration configuration, string environment)
    {
        var text = configuration[ClinicalClock.Key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return environment.Equals(Environments.Development, StringComparison.OrdinalIgnoreCase)
            ? ClinicalClock.Parse(text.Trim())
            : throw new StartupFault(
            ClinicalClock.Key, $"A fixed clock would date orders wrongly; it is for Development, and the environment is {environment}.");
    }
}
