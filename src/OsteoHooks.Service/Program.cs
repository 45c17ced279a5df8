using OsteoHooks.Service.Configuration;
using OsteoHooks.Service.Feedback;
using OsteoHooks.Service.Health;
using OsteoHooks.Service.Hooks;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Published;
using OsteoHooks.Service.Storage;
using OsteoHooks.Service.Telemetry;
using OsteoHooks.Service.Tokens;

try
{
    var builder = WebApplication.CreateBuilder(ChosenEnvironment.In(args));
    builder.AddListening();
    builder.AddQuietLogging();
    builder.AddClinicalClock();
    var clinic = builder.AddClinic();
    builder.AddTrust(clinic);
    builder.AddStorage();
    builder.AddHooks();
    builder.AddFeedback();
    builder.AddDraining();

    var app = builder.Build();
    app.UseDraining();
    app.UseProblems();
    app.UseTrust();
    app.UseRouting();
    app.UseRateLimiter();
    app.MapHealth();
    app.MapHooks();
    app.MapFeedback();
    app.MapPublished();
    await app.RunListening();
    return 0;
}
catch (StartupFault fault)
{
    return fault.Report(Console.Error);
}
catch (InvalidDataException e) when (SettingsFile.FaultOf(e) is { } fault)
{
    return fault.Report(Console.Error);
}
