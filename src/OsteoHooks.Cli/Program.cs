using System.CommandLine;
using OsteoHooks.Cli.Cards;
using OsteoHooks.Cli.Config;
using OsteoHooks.Cli.Conform;
using OsteoHooks.Cli.Evaluate;
using OsteoHooks.Service.Configuration;

var root = new RootCommand("OsteoHooks: bone health guidance for CDS Hooks.")
    { EvaluateCommand.Create(), CardsCommand.Create(), ConfigCommand.Create(), ConformCommand.Create() };
try
{
    var line = root.Parse(args);
    return ConformCommand.ExitCode(line, await line.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
}
catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or StartupFault)
{
    // Content at fault, a file that is not there, a clock that is none: the message says which.
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
