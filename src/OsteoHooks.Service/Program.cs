using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using OsteoHooks.Service.Feedback;
using OsteoHooks.Service.Health;
using OsteoHooks.Service.Hooks;
using OsteoHooks.Service.Problems;
using OsteoHooks.Service.Published;
using OsteoHooks.Service.Startup;
using OsteoHooks.Service.Storage;
using OsteoHooks.Service.Trust;

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
    await app.RunAsync();
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
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    return new StartupFault("urls", "The address is already in use.").Report(Console.Error);
}
catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AccessDenied)
{
    return new StartupFault("urls", e.SocketErrorCode == SocketError.AccessDenied ? "The service may not listen there." : "The address is not one of this machine's.").Report(Console.Error);
}
