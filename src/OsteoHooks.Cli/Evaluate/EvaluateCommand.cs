using System.Buffers;
using System.CommandLine;
using OsteoHooks.Cli.Inputs;
using OsteoHooks.Text;
using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Cli.Evaluate;

/// <summary><c>evaluate</c>: one CDS Hooks request in, only the response out.</summary>
internal static class EvaluateCommand
{
    private const int Rejected = 2;

    public static Command Create()
    {
        var file = new Argument<string>("request")
            { Description = "A CDS Hooks request or a FHIR R4 Bundle of resources (JSON), or - for standard input." };
        var service = new Option<string>("--service") { Description = "Service id, for example se-vgr-order-sign.", Required = true };
        var patient = new Option<string?>("--patient")
        {
            Description =
                "Id of the Patient that a Bundle is about. Needed where it holds several; what is said to be of another is left out.",
        };
        var language = new Option<string?>("--language") { Description = "en, sv, da or nb. Default: the guideline's own." };
        language.AcceptOnlyFromAmong([.. CardLanguage.All]);
        var explain = new Option<bool>("--explain") { Description = "Add what every rule came to, also those not indicated." };
        var cards = CardsOption.Create();
        var command = new Command(
            "evaluate",
            "Answer one request. No FHIR server is called: a prefetch key that is missing counts as unread. "
            + "A Bundle stands for what prefetch would have held, so what it does not hold is absent; at an order hook its draft orders "
            + "are what is being ordered. "
            + $"The environment variable {ClinicalClock.Variable} fixes the clinical date. Exit code 2 with an OperationOutcome for a "
            + "request that is rejected.")
        {
            file, service, patient, language, explain, cards,
        };
        command.SetAction(result =>
        {
            var options = new Evaluation(
                result.GetRequiredValue(service), result.GetValue(language), result.GetValue(explain), ClinicalClock.OfEnvironment(),
                Clinic.Open(result.GetRequiredValue(cards)))
            {
                Patient = result.GetValue(patient),
            };
            return Run(result.GetRequiredValue(file), options);
        });
        return command;
    }

    private static int Run(string file, Evaluation evaluation)
    {
        using var output = Console.OpenStandardOutput();
        var response = new ArrayBufferWriter<byte>();
        if (evaluation.Answer(ReadAll(file), response) is { } refusal)
        {
            refusal.Write(output);
            return Rejected;
        }

        output.Write(response.WrittenSpan);
        return 0;
    }

    private static byte[] ReadAll(string file)
    {
        if (file != "-")
        {
            return File.ReadAllBytes(file);
        }

        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }
}
