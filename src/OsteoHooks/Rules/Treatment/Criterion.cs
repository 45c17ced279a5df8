namespace OsteoHooks.Rules.Treatment;

/// <summary>For what a ground counts.</summary>
public enum Criterion : byte
{
    /// <summary>Treatment with a glucocorticoid over its limit: Sweden asks for nothing more, Denmark for a T-score, Norway for a
    /// T-score or a fracture.</summary>
    OnGlucocorticoid,

    /// <summary>Treatment with an aromatase inhibitor or androgen deprivation.</summary>
    OnHormonalTherapy,

    /// <summary>Osteoporosis of its own, to which other rules apply than to prophylaxis.</summary>
    OrdinaryOsteoporosis,

    /// <summary>High fracture risk by T-score or by hip or vertebral fracture (our proxy).</summary>
    HighFractureRisk,
}
