using System.CommandLine;
using OsteoHooks.Content;

namespace OsteoHooks.Cli.Inputs;

/// <summary>The option <c>--cards</c>: another cards folder than the one beside the program.</summary>
internal static class CardsOption
{
    public static Option<string> Create() => new("--cards")
    {
        Description = "The cards folder. Default: the one beside the program.",
        DefaultValueFactory = _ => CardLibrary.DefaultFolder,
    };
}
