namespace OsteoHooks.Service.Startup;

/// <summary>Opens the clinic before the service listens: who can connect is answered.</summary>
internal static class ClinicAtStart
{
    public const string Key = "Content:Path";

    // A process needs the content beside it once, however many hosts it holds.
    private static readonly Lazy<Clinic> Own = new(() => Rehearsed(Clinic.Open()));

    public static Clinic AddClinic(this WebApplicationBuilder builder)
    {
        var clinic = Open(builder.Configuration);
        builder.Services.AddSingleton(clinic);
        return clinic;
    }

    /// <exception cref="StartupFault">The content is at fault or cannot be read.</exception>
    public static Clinic Open(IConfiguration configuration)
    {
        try
        {
            var folder = configuration[Key];
            return string.IsNullOrWhiteSpace(folder) ? Own.Value : Rehearsed(Clinic.Open(folder));
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

    private static Clinic Rehearsed(Clinic clinic)
    {
        Rehearsal.Run(clinic);
        return clinic;
    }
}
