using OsteoHooks.Facts;
using OsteoHooks.Rules.Treatment;

namespace OsteoHooks.Rules;

/// <summary>Androgen deprivation, low bone density, and no bone drug.</summary>
public sealed class AndrogenDeprivationLowBoneDensityUntreated() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsAndrogenDeprivation)
    .Ask<HormonalTherapy>(t => t.AndrogenDeprivation)
    .Ask<TreatmentCriterion>(c => c.OnHormonalTherapy)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<BoneProtection>(p => p.IsMissing));

/// <summary>Androgen deprivation and no bone density measurement.</summary>
public sealed class AndrogenDeprivationWithoutDxa() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsAndrogenDeprivation)
    .Ask<HormonalTherapy>(t => t.AndrogenDeprivation)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DxaStatus>(d => d.Missing));

/// <summary>An aromatase inhibitor, low bone density, and no bone drug.</summary>
public sealed class AromataseInhibitorLowBoneDensityUntreated() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsAromataseInhibitor)
    .Ask<HormonalTherapy>(t => t.AromataseInhibitor)
    .Ask<TreatmentCriterion>(c => c.OnHormonalTherapy)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<BoneProtection>(p => p.IsMissing));

/// <summary>An aromatase inhibitor and no bone density measurement.</summary>
public sealed class AromataseInhibitorWithoutDxa() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsAromataseInhibitor)
    .Ask<HormonalTherapy>(t => t.AromataseInhibitor)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DxaStatus, HormonalTherapy>((d, t) => d.MissingSince(t.DxaWindowForInhibitor)));

/// <summary>A bone agent in oncologic dosing: the osteoporosis rules stand down.</summary>
public sealed class OncologicAntiresorptivePresent() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsOncologicDrug)
    .Ask<OncologicTreatment>(o => o.IsPresent));
