using OsteoHooks.Service.Startup;

namespace OsteoHooks.Service.Health;

/// <summary>The configuration below <c>Shutdown</c>.</summary>
internal sealed record DrainSettings
{
    /// <value>How long calls are still taken after the signal to stop, so that a load balancer sees <c>/health/ready</c> say no first. Default: 5 s, in Development 0.</value>
    public required TimeSpan Drain { get; init; }

    public static DrainSettings Read(IConfiguration configuration, bool isDevelopment, List<ConfigurationFault> faults)
    {
        var reader = new SectionReader(configuration.GetSection("Shutdown"), faults);
        reader.KnowsOnly("DrainSeconds");
        return new() { Drain = TimeSpan.FromSeconds(reader.Whole("DrainSeconds", otherwise: isDevelopment ? 0 : 5, least: 0, most: 300)) };
    }
}

/// <summary>
/// Stops in the order that loses no call: not ready, then a while of answering as before, then no new connections, then the end of the calls that
/// run. ASP.NET Core by itself begins with the third.
/// </summary>
internal sealed class Draining(DrainSettings settings) : IHostedLifecycleService
{
    /// <summary>For the calls that run once no new ones are taken; longer than the longest deadline of a client.</summary>
    public static readonly TimeSpan Running = TimeSpan.FromSeconds(65);

    // All of these are awaited before the server is told to stop listening.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(settings.Drain, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Whoever stops the host has no more time.
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class DrainingAtStart
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

    /// <summary>While the service stops, every answer ends its connection: one that is kept open would be cut when the next call is on its way.</summary>
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
