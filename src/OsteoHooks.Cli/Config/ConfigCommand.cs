using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Cli.Config;

/// <summary>
/// <c>config check</c>: reads a configuration as the service does, lists every faulty key, tries every key source and prints what each
/// client will see.
/// </summary>
internal static class ConfigCommand
{
    private const string NoFault = "no fault";

    private static readonly string[] EnvironmentKeys = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    public static Command Create()
    {
        var file = new Option<FileInfo?>("--config") { Description = "A JSON file of settings. Default: appsettings.json in the working "
            + "folder, if there is one. Environment variables win over it." };
        var environment = new Option<string>("--environment")
        {
            Description = "The environment to check for. Default: as the service chooses it, which is Production when nothing is set.",
            DefaultValueFactory = _ =>
                EnvironmentKeys.Select(Environment.GetEnvironmentVariable).FirstOrDefault(e => !string.IsNullOrEmpty(e)) ?? "Production",
        };
        var check = new Command("check", "List every faulty key as key: fault (exit code 1), try each client's key source, and print what "
                + "every client will see.") { file, environment };
        check.SetAction((result, cancellation) => Check(result.GetValue(file), result.GetRequiredValue(environment),
            result.InvocationConfiguration.Output, cancellation));
        return new Command("config", "How the service is set up.") { check };
    }

    private static IConfigurationRoot Settings(FileInfo? file, string environment)
    {
        var settings = new ConfigurationBuilder().SetBasePath(Environment.CurrentDirectory);
        if (file is not null)
        {
            settings.AddJsonFile(file.FullName, optional: false);
        }
        else
        {
            settings.AddJsonFile("appsettings.json", optional: true).AddJsonFile($"appsettings.{environment}.json", optional: true);
        }

        return settings.AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables().Build();
    }

    private static async Task<int> Check(FileInfo? file, string environment, TextWriter output, CancellationToken cancellation)
    {
        ConfigurationCheck check;
        try
        {
            check = await ConfigurationCheck.Run(Settings(file, environment), environment, cancellation);
        }
        catch (StartupFault fault)
        {
            fault.Report(output);
            return 1;
        }
        catch (InvalidDataException e) when (SettingsFile.FaultOf(e) is { } fault)
        {
            fault.Report(output);
            return 1;
        }

        foreach (var fault in check.Faults)
        {
            await output.WriteLineAsync(fault.ToString());
        }

        foreach (var client in check.Clients)
        {
            Print(client, output);
        }

        var unreadable = check.Clients.Count(c => c.Keys is null);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{check.Environment}, {Many(check.Clients.Count, "client")}: "
                + $"{(check.Faults.Count == 0 ? NoFault : Many(check.Faults.Count, "fault"))}{(unreadable == 0 ? "" : $", {Many(unreadable, "key source")} failed")}"));
        return check.Faults.Count + unreadable == 0 ? 0 : 1;
    }

    private static string Many(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static void Print(ClientCheck check, TextWriter output)
    {
        var client = check.Client;
        output.WriteLine();
        output.WriteLine(client.Issuer);
        Line("tenant", client.TokenTenant);
        Line("keys", $"{client.JwksUri?.AbsoluteUri ?? client.JwksFile}: "
            + $"{(check.Keys is { } keys ? string.Create(CultureInfo.InvariantCulture, $"{keys} usable") : check.KeyFault)}");
        Line("algorithms", string.Join(", ", client.Algorithms));
        Line("services", check.Services.Count == 0 ? "none" : string.Join(", ", check.Services));
        foreach (var alias in client.Aliases)
        {
            Line("alias", $"{alias.Path} is {alias.Service}");
        }

        Line("cards off", client.CardsOff.Count == 0 ? null : string.Join(", ", client.CardsOff));
        Line("profile", client.Profile.ToString().ToLowerInvariant());
        Line("CDS Hooks", client.Spec == SpecVersion.V3 ? "3.0" : "2.0");
        Line("language", client.Language ?? "the guideline's own");
        Line("findings", client.Explain ? "in every response" : "not shown");
        Line("FHIR server", client.FhirBase is { } fhir
            ? string.Create(CultureInfo.InvariantCulture, $"{fhir.AbsoluteUri} within {client.Deadline.TotalMilliseconds} ms")
            : "none is read");
        Line("code map", client.CodeMap);
        Line("role", client.Role);
        Line("calls at once", client.MostCalls.ToString(CultureInfo.InvariantCulture));

        void Line(string name, string? value)
        {
            if (value is not null)
            {
                output.WriteLine($"  {name,-13} {value}");
            }
        }
    }
}
