namespace OsteoHooks.Content;

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
