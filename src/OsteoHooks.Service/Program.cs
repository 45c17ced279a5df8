using Microsoft.AspNetCore.Connections;
using OsteoHooks.Service.Health;
using OsteoHooks.Service.Hooks;
using OsteoHooks.Service.Problems;
using OsteoHooks.Service.Startup;
using OsteoHooks.Service.Trust;

try
{
    var builder = WebApplication.CreateBuilder(ChosenEnvironment.In(args));
    builder.AddListening();
    builder.AddQuietLogging();
    builder.AddClinicalClock();
    builder.AddTrust();
    builder.AddClinic();
    builder.AddHooks();

    var app = builder.Build();
    app.UseProblems();
    app.UseCors();
    app.UseLoopbackCallersOnly();
    app.UseRouting();
    app.UseRateLimiter();
    app.MapHealth();
    app.MapHooks();
    await app.RunAsync();
    return 0;
}
catch (StartupFault fault)
{
    return fault.Report(Console.Error);
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    return new StartupFault("urls", "The address is already in use.").Report(Console.Error);
}
