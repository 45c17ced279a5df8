namespace OsteoHooks.Tests.Patients;

/// <summary>Why a variant is there; coverage is counted by it.</summary>
internal enum VariantRole
{
    Fires,
    Quiet,
    Limit,
    Gap,
    IrrelevantGap,
    Other,
}

/// <summary>One folder of tests/patients: a request and what may be changed in it.</summary>
/// <param name="Path">Pathway and case, for example <c>glucocorticoid/anna</c>.</param>
/// <param name="Request">request.json as written.</param>
internal sealed record PatientCase(string Path, string Request, IReadOnlyList<Variant> Variants)
{
    public string Pathway => Path[..Path.IndexOf('/', StringComparison.Ordinal)];
}

/// <summary>The case with named changes, under one guideline, and what it comes to.</summary>
/// <param name="Hook">Null for the request's own.</param>
/// <param name="Cards">The cards that the role speaks of.</param>
/// <param name="Limit"><c>group.key</c> of the guideline file, where the role is limit.</param>
/// <param name="Expect">Outcome by card id; only these are compared.</param>
/// <param name="Offers">Names of the orders that a card offers, by card id; only these are compared. "name on 2026-04-05"
/// compares the planned day too.</param>
internal sealed record Variant(
    string Case,
    string Name,
    string Guideline,
    DateOnly Today,
    string? Hook,
    VariantRole Role,
    IReadOnlyList<string> Cards,
    string? Limit,
    IReadOnlyList<Change> Changes,
    IReadOnlyDictionary<string, string> Expect,
    IReadOnlyDictionary<string, string> Offers,
    string Why)
{
    /// <summary>Outcome and offers of a card as written, to tell one side of a limit from the other.</summary>
    public string Side(string card) => $"{Expect.GetValueOrDefault(card)} {Offers.GetValueOrDefault(card)}";

    public override string ToString() => $"{Case}: {Name} ({Guideline})";
}
