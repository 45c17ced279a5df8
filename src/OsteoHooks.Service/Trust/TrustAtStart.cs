using OsteoHooks.Service.Startup;

namespace OsteoHooks.Service.Trust;

/// <summary>Who may call. Without configured clients: in Development whoever is on this machine, elsewhere nobody, so the service does not start.</summary>
internal static class TrustAtStart
{
    public const string Key = "Trust:Clients";

    public static void AddTrust(this WebApplicationBuilder builder)
    {
        // Calls of a configured client must carry a token. As long as tokens are not verified, starting would mean to accept unverified calls.
        if (builder.Configuration.GetSection(Key).GetChildren().Any())
        {
            throw new StartupFault(Key, "Client tokens are not verified yet, so the service does not start with clients configured.");
        }

        if (!builder.Environment.IsDevelopment())
        {
            throw new StartupFault(Key, $"No trusted client is configured, and the environment is {builder.Environment.EnvironmentName}.");
        }

        builder.AddOrigins();
    }
}
