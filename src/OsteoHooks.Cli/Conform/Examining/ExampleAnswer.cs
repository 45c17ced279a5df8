using System.Text.Json.Nodes;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Examining;

/// <summary>An example put to a service.</summary>
internal sealed record ExampleAnswer(ListedService Service, string Example, JsonObject Request, Exchange Exchange);
