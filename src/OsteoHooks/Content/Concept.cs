using System.Collections.Immutable;
using OsteoHooks.Text;

namespace OsteoHooks.Content;

/// <summary>A CodeableConcept: codings that mean the same, and the text in every language.</summary>
public sealed record Concept(ImmutableArray<Coding> Codings, Wording Text);
