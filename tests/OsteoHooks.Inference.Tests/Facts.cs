namespace OsteoHooks.Inference.Tests;

internal abstract record Event(string Who, int Year);

internal sealed record Fracture(string Who, int Year, string Site) : Event(Who, Year);

internal sealed record Injection(string Who, int Year) : Event(Who, Year);

internal sealed record Woman(string Who, int Age, string? Clinic = null);

/// <summary>What the rules of these tests conclude, as a word.</summary>
internal sealed record Said(string Word);
