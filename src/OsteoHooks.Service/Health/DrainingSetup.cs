using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Service.Health;

/// <summary>How the service stops without losing a call.</summary>
internal static class DrainingSetup
{
    /// <exception cref="StartupFault">A key below <c>Shutdown</c> is at fault.</exception>
    public static void AddDraining(this WebApplicationBuilder builder)
    {
        var faults = new List<ConfigurationFault>();
        var settings = DrainSettings.Read(builder.Configuration, builder.Environment.IsDevelopment(), faults);
        ConfigurationFault.Refuse(faults);
        builder.Services.AddSingleton(settings);
        builder.Services.AddHostedService<Draining>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Drain + Draining.Running);
    }

    /// <summary>
    /// While the service stops, every answer ends its connection: one that is kept open would be cut when the next call is on its way.
    /// </summary>
    public static void UseDraining(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) =>
        {
            if (stopping.IsCancellationRequested)
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.Connection = "close";
                    return Task.CompletedTask;
                });
            }

            return next(context);
        });
    }
}
