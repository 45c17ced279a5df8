using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Configuration;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Tokens;

/// <summary>
/// Who may call. Without configured clients: in Development whoever is on this machine, elsewhere nobody, so the service does not start.
/// </summary>
internal static class TrustSetup
{
    /// <exception cref="StartupFault">A key below <c>Trust</c> is at fault.</exception>
    public static void AddTrust(this WebApplicationBuilder builder, Lazy<Clinic> clinic)
    {
        var faults = new List<ConfigurationFault>();
        var trust = TrustSettings.Read(builder.Configuration, builder.Environment.IsDevelopment(), clinic, faults);
        ConfigurationFault.Refuse(faults);
        var views = ClientViews.Open(trust, clinic.Value, faults);
        ConfigurationFault.Refuse(faults);

        var services = builder.Services;
        services.AddSingleton(trust);
        services.AddSingleton(views);
        services.AddSingleton(new KeyTimes());
        services.AddSingleton(provider => TokenRules.All(provider.GetRequiredService<IStore>()));
        services.AddSingleton<KnownHosts>();
        services.AddSingleton<OutboundHandler>();
        services.AddSingleton<JwksSource>();
        services.AddSingleton<ClientKeys>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<Callers>();
        builder.AddOrigins();
    }

    public static void UseTrust(this WebApplication app)
    {
        var trust = app.Services.GetRequiredService<TrustSettings>();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHttpsOnly(trust.Proxies);
        }

        // Before the callers are known: a preflight carries no token.
        app.UseCors();
        if (trust.Clients.Count == 0)
        {
            app.UseLoopbackCallersOnly();
            app.Use((context, next) =>
            {
                context.Features.Set(new Caller(Client.Anyone));
                return next(context);
            });
            return;
        }

        var callers = app.Services.GetRequiredService<Callers>();
        app.Use(callers.Decide);
    }
}
