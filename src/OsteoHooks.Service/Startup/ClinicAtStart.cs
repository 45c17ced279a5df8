namespace OsteoHooks.Service.Startup;

/// <summary>Opens the clinic before the service listens: who can connect is answered.</summary>
internal static class ClinicAtStart
{
    public const string Key = "Content:Path";

    public static void AddClinic(this WebApplicationBuilder builder)
    {
        var folder = builder.Configuration[Key];
        var clinic = Open(string.IsNullOrWhiteSpace(folder) ? null : folder);
        Rehearsal.Run(clinic);
        builder.Services.AddSingleton(clinic);
    }

    private static Clinic Open(string? folder)
    {
        try
        {
            return Clinic.Open(folder);
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
}
