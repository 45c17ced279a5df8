using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Prefetch;

[assembly: AssemblyFixture(typeof(OsteoHooks.Service.Tests.Support.RunningService))]

namespace OsteoHooks.Service.Tests.Support;

/// <summary>The service as it starts in Development without configuration, on a loopback port, its clinical date fixed.</summary>
public sealed class RunningService : IDisposable
{
    public const string Now = "2026-11-23T12:00:00+01:00";

    private readonly WebApplicationFactory<Program> _factory;

    public RunningService()
        : this(Now)
    {
    }

    /// <param name="replace">Takes the place of services, for example without a control.</param>
    /// <param name="before">Stands between the service and its FHIR servers.</param>
    internal RunningService(
        string now, Action<IServiceCollection>? replace = null, OutsideWorld? outside = null, Func<HttpMessageHandler,
            HttpMessageHandler>? before = null)
    {
        Outside = outside ?? new OutsideWorld();
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Clock:Now", now);
            host.ConfigureLogging(logging => logging.AddProvider(Log));
            host.ConfigureTestServices(services =>
            {
                services.AddSingleton(Unhurried.Memory);
                replace?.Invoke(services);
                services.AddSingleton<OutboundHandler>(provider => Outside.Before(provider.GetRequiredService<KnownHosts>()));
                services.AddSingleton(
                    provider => new FhirFetch(
                    (before ?? (handler => handler))(new FailingServer(provider.GetRequiredService<OutboundHandler>().Create()))));
            });
        });
        _factory.UseKestrel();
        _factory.StartServer();
        Http = _factory.CreateClient();
    }

    internal LogLines Log { get; } = new();

    internal OutsideWorld Outside { get; }

    public HttpClient Http { get; }

    public Uri Address => _factory.ClientOptions.BaseAddress;

    public IServiceProvider Services => _factory.Services;

    internal Clinic Clinic => Services.GetRequiredService<Clinic>();

    public void Dispose()
    {
        Http.Dispose();
        _factory.Dispose();
        Log.Dispose();
    }
}
