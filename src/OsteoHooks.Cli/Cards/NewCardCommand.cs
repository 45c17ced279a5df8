using System.CommandLine;
using System.Text.Json;
using OsteoHooks.Cli.Inputs;
using OsteoHooks.Service.Configuration;
using OsteoHooks.Content;
using OsteoHooks.Text;

namespace OsteoHooks.Cli.Cards;

/// <summary><c>cards new</c>: the files of a rule, with everything filled in that can be, and what is left to do.</summary>
internal static class NewCardCommand
{
    private const int Refused = 2;

    public static Command Create()
    {
        var name = new Argument<string>("pathway/card-id") { Description = "For example denosumab/denosumab-next-dose-due." };
        var guidelines = new Option<string?>("--guidelines")
            { Description = "Ids of the guidelines that state the rule, with commas between them. Default: all." };
        var tier = new Option<string>("--tier")
        {
            Description = "1 in the workflow, 2 in the summary, 3 only inside another card.", DefaultValueFactory = _ => "1",
        };
        var hooks = new Option<string>("--hooks")
            { Description = "Where it appears, with commas between them.", DefaultValueFactory = _ => NewCard.DefaultHooks };
        var newPathway = new Option<bool>("--new-pathway") { Description = "The pathway has no card yet." };
        var root =
            new Option<string?>("--root") { Description = "The working copy. Default: the nearest at or above the working directory." };
        var command = new Command("new",
            "Make the files of a new card and of its test patient, and say what is left to do. Exit code 2 when that is not possible.")
        {
            name, guidelines, tier, hooks, newPathway, root,
        };
        command.SetAction(result =>
        {
            try
            {
                var project = CardProject.Find(result.GetValue(root));
                var today = DateOnly.FromDateTime(ClinicalClock.OfEnvironment().DateTime);
                var card = project.Plan(
                    result.GetRequiredValue(name), result.GetValue(guidelines), result.GetRequiredValue(tier),
                    result.GetRequiredValue(hooks), result.GetValue(newPathway), today);
                Make(card, project, result.InvocationConfiguration.Output);
                return 0;
            }
            catch (NewCardException e)
            {
                result.InvocationConfiguration.Error.WriteLine(e.Message);
                return Refused;
            }
        });
        return command;
    }

    private static void Make(NewCard card, CardProject project, TextWriter output)
    {
        var siblings = project.CardsOf(card.Pathway);
        var folder = Path.Combine(project.Cards, card.Pathway, card.Id);
        var patient = Path.Combine(project.Patients, card.Pathway, card.Id);
        var keys = PrefetchKeys(project.Patients);
        Write(Path.Combine(folder, "card.yaml"), NewCardTexts.CardYaml(card));
        foreach (var language in CardLanguage.All)
        {
            Write(Path.Combine(folder, language + ".md"), NewCardTexts.Text(card));
        }

        Write(Path.Combine(patient, "request.json"), NewPatient.Request(card, keys));
        Write(Path.Combine(patient, "why.md"), NewPatient.Why(card));
        Write(Path.Combine(patient, "variants.yaml"), NewPatient.Variants(card));
        var listed = CardLists.AddToCatalogue(
            Path.Combine(project.Cards, "catalogue.yaml"), card.Id, siblings, project.CardsOf(Card.ServicePathway));
        var ranked = CardLists.AddToProblems(Path.Combine(project.Cards, "problems.yaml"), card.Id);
        output.Write(NextSteps.Of(card, listed, ranked));

        void Write(string file, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            output.WriteLine(Path.GetRelativePath(project.Root, file));
        }
    }

    /// <summary>As the smallest of the patients has them; none where there is no patient.</summary>
    private static IReadOnlyList<string> PrefetchKeys(string patients)
    {
        var smallest = Directory.Exists(patients)
            ? Directory.EnumerateFiles(patients, "request.json", SearchOption.AllDirectories)
                .OrderBy(f => new FileInfo(f).Length).ThenBy(f => f, StringComparer.Ordinal).FirstOrDefault()
            : null;
        if (smallest is null)
        {
            return [];
        }

        using var request = JsonDocument.Parse(File.ReadAllBytes(smallest));
        return request.RootElement.TryGetProperty("prefetch", out var prefetch) ? [.. prefetch.EnumerateObject().Select(m => m.Name)] : [];
    }
}
