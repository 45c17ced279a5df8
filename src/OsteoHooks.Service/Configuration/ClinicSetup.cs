namespace OsteoHooks.Service.Configuration;

/// <summary>Opens the clinic before the service listens: who can connect is answered.</summary>
internal static class ClinicSetup
{
    public const string Key = "Content:Path";

    // A process needs the content beside it once, however many hosts it holds.
    private static readonly Lazy<Clinic> Own = new(() => Warm(Clinic.Open()));

    /// <returns>Opened when first asked for, so that a fault of the configuration is told at once.</returns>
    public static Lazy<Clinic> AddClinic(this WebApplicationBuilder builder)
    {
        var clinic = new Lazy<Clinic>(() => Open(builder.Configuration));
        builder.Services.AddSingleton(_ => clinic.Value);
        return clinic;
    }

    /// <exception cref="StartupFault">The content is at fault or cannot be read.</exception>
    public static Clinic Open(IConfiguration configuration)
    {
        try
        {
            var folder = configuration[Key];
            return string.IsNullOrWhiteSpace(folder) ? Own.Value : Warm(Clinic.Open(folder));
        }
        catch (InvalidDataException e)
        {
            var faults = e.Message.Split('\n');
            throw new StartupFault(Key, $"The content has {faults.Length} faults, listed above.", faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupFault(Key, $"The content cannot be read ({e.GetType().Name}).");
        }
    }

    private static Clinic Warm(Clinic clinic)
    {
        Warmup.Run(clinic);
        return clinic;
    }
}
