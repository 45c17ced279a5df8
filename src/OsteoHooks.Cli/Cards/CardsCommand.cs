using System.CommandLine;
using System.Globalization;
using OsteoHooks.Cards;
using OsteoHooks.Cli.Inputs;
using OsteoHooks.Content;
using OsteoHooks.Content.Check;
using OsteoHooks.Service.Configuration;
using OsteoHooks.Terminology;
using OsteoHooks.Text;

namespace OsteoHooks.Cli.Cards;

/// <summary>
/// <c>cards</c>: <c>new</c>, and <c>check</c>: every fault of the content, one <c>file:line: fault</c> per line and exit code 1, or a count
/// and 0.
/// </summary>
internal static class CardsCommand
{
    public static Command Create()
    {
        var folder = CardsOption.Create();
        var check = new Command("check", "Check a cards folder and list every fault as file:line: fault (exit code 1).") { folder };
        check.SetAction(result => Check(result.GetRequiredValue(folder), result.InvocationConfiguration.Output));
        return new Command("cards", "What clinicians read.") { check, NewCardCommand.Create() };
    }

    private static int Check(string folder, TextWriter output)
    {
        var report = ContentCheck.Run(folder, DateOnly.FromDateTime(ClinicalClock.OfEnvironment().DateTime));

        // An order that could not be read would be called no R4 as well.
        IReadOnlyList<string> faults = report.Faults.Length > 0 ? report.Faults : OrderCheck.Run(CardLibrary.Open(folder, []));
        foreach (var fault in faults)
        {
            output.WriteLine(fault);
        }

        if (faults.Count > 0)
        {
            return 1;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Cards} cards in {CardLanguage.All.Count} languages: no fault"));
        var unverified = CodeBook.LoadBeside(folder).Unverified;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{unverified.Count} codes await checking against a source:"));
        foreach (var code in unverified)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{code.File}:{code.Line}: {code.System} {code.Code} {code.Display}"));
        }

        return 0;
    }
}
