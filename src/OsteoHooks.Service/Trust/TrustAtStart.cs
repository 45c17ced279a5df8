using OsteoHooks.Service.Problems;
using OsteoHooks.Service.Startup;

namespace OsteoHooks.Service.Trust;

/// <summary>Who may call. Without configured clients: in Development whoever is on this machine, elsewhere nobody, so the service does not start.</summary>
internal static class TrustAtStart
{
    /// <exception cref="StartupFault">A key below <c>Trust</c> is at fault.</exception>
    public static void AddTrust(this WebApplicationBuilder builder, Clinic clinic)
    {
        var faults = new List<ConfigurationFault>();
        var trust = TrustSettings.Read(builder.Configuration, builder.Environment.IsDevelopment(), clinic, faults);
        var views = ClientViews.Open(trust, clinic, faults);
        ConfigurationFault.Refuse(faults);

        var services = builder.Services;
        services.AddSingleton(trust);
        services.AddSingleton(views);
        services.AddSingleton(new OutboundControls());
        services.AddSingleton(new TokenControls());
        services.AddSingleton(new KeyTimes());
        services.AddSingleton(TokenRules.All);
        services.AddSingleton<KnownHosts>();
        services.AddSingleton<WayOut>();
        services.AddSingleton<JwksSource>();
        services.AddSingleton<ClientBook>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<Callers>();
        builder.AddOrigins();
    }

    public static void UseTrust(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHttpsOnly();
        }

        // Before the callers are known: a preflight carries no token.
        app.UseCors();
        if (app.Services.GetRequiredService<TrustSettings>().Clients.Count == 0)
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
