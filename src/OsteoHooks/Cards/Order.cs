using System.Collections.Immutable;

namespace OsteoHooks.Cards;

/// <summary>What an order is for, which decides how suggestions combine.</summary>
public enum OrderKind : byte
{
    /// <summary>A bone medicine. Several on one card are alternatives: at most one can be accepted.</summary>
    Drug,

    /// <summary>Goes along with a drug, and can be accepted alone.</summary>
    Supplement,

    /// <summary>A measurement, a referral or a recall.</summary>
    Request,

    /// <summary>One request per laboratory test that is named when the order is offered.</summary>
    Tests,

    /// <summary>A draft of the user's, its planned day moved.</summary>
    Move,

    /// <summary>A draft of the user's, stopped.</summary>
    Stop,
}

public sealed record Coding(string System, string Code, string Display);

/// <summary>A CodeableConcept: codings that mean the same, and the text in every language.</summary>
public sealed record Concept(ImmutableArray<Coding> Codings, Wording Text);

/// <summary>A UCUM quantity with its unit in words.</summary>
public sealed record Dose(decimal Value, Wording Unit, string UcumCode);

/// <summary>How often: <c>Count</c> times in all, or <c>Frequency</c> times every <c>Period</c> <c>PeriodUnit</c> (UCUM: d, wk, mo).</summary>
public sealed record Repeat(int? Count, int? Frequency, decimal? Period, string? PeriodUnit);

public sealed record Dosage(Wording Text, Coding Route, Dose Dose, Repeat Repeat);

/// <summary>How an order looks under one guideline.</summary>
/// <param name="Dosage">Of a MedicationRequest; null for a ServiceRequest.</param>
/// <param name="BodySite">Of a ServiceRequest.</param>
/// <param name="Tests">Of <see cref="OrderKind.Tests"/>: each test by its name.</param>
public sealed record OrderForm(Concept? Code, Concept? Category, Dosage? Dosage, Wording? BodySite, IReadOnlyDictionary<string, Concept> Tests)
{
    /// <summary><c>file:line</c> of each key of the form, for what is only found when the order is written.</summary>
    public IReadOnlyDictionary<string, string> Places { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>One file of <c>cards/orders</c>: how an order looks, never when it is offered.</summary>
/// <param name="Forms">By guideline id.</param>
public sealed record Order(string Name, OrderKind Kind, Wording Label, Wording Description, IReadOnlyDictionary<string, OrderForm> Forms)
{
    public bool IsChange => Kind is OrderKind.Move or OrderKind.Stop;
}
