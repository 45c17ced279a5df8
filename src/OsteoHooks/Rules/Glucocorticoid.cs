using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;
using OsteoHooks.Rules.Treatment;

namespace OsteoHooks.Rules;

/// <summary>Osteoporosis at high fracture risk on a long glucocorticoid: teriparatide is an option.</summary>
public sealed class GlucocorticoidAnabolicOption() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsGlucocorticoid)
    .Ask<GlucocorticoidExposure>(e => e.ReachesDailyLimit)
    .Ask<TreatmentCriterion>(c => c.HighFractureRisk)
    .Ask<BoneProtection>(p => p.IsNotAnabolic)
    .Ask<Contraindications>(c => c.ToTeriparatideIsAbsent));

/// <summary>A steroid-prophylactic bisphosphonate is stopped too early, or still goes on long after.</summary>
public sealed class GlucocorticoidBisphosphonateStopTiming() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsBisphosphonate)
    .Ask<ProphylacticBisphosphonate>(p => p.IsAtTurningPoint)
    .Ask<TreatmentCriterion>(c => c.IsNotOrdinaryOsteoporosis));

/// <summary>Treatment is indicated and the work-up panel is incomplete.</summary>
public sealed class GlucocorticoidBoneLabs() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsGlucocorticoid)
    .Ask<GlucocorticoidExposure>(e => e.ReachesEitherLimit)
    .Ask<TreatmentCriterion>(c => c.OnGlucocorticoid)
    .Ask<BoneProtection>(p => p.IsMissing)
    .Ask<LaboratoryPanel>(p => p.IsIncomplete));

/// <summary>Glucocorticoid exposure and neither calcium nor vitamin D on the list.</summary>
public sealed class GlucocorticoidCalciumVitaminDMissing() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsGlucocorticoid)
    .Ask<GlucocorticoidExposure>(e => e.NeedsSupplement)
    .Ask<TreatmentCriterion>(c => c.OnGlucocorticoid, where: g => g.Glucocorticoid.FractureCounts)
    .Ask<Supplementation>(s => s.IsMissing)
    .Ask<Supplementation>(s => s.IsAllowed));

/// <summary>The sum of a rolling year reaches the limit; outranked where the daily limb does too.</summary>
public sealed class GlucocorticoidCumulative450() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Person>(p => p.PostmenopausalOrOlderMan)
    .Ask<Occasion>(o => o.ConcernsGlucocorticoid)
    .Ask<GlucocorticoidExposure>(e => e.ReachesYearlySum)
    .Ask<DxaStatus>(d => d.Missing)
    .Ask<BoneProtection>(p => p.IsMissing));

/// <summary>The daily limb is reached in somebody whose T-score is needed, and no DXA is done or ordered.</summary>
public sealed class GlucocorticoidDxaNotDone() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Person>(p => p.PostmenopausalOrOlderMan)
    .Ask<Occasion>(o => o.ConcernsGlucocorticoid)
    .Ask<GlucocorticoidExposure>(e => e.ReachesDailyLimit)
    .Ask<FragilityFractures>(f => f.IsAbsent, where: g => g.Glucocorticoid.FractureCounts)
    .Ask<DxaStatus>(d => d.Missing)
    .Ask<BoneProtection>(p => p.IsMissing));

/// <summary>The exposure of what is being ordered cannot be computed and could reach a limit.</summary>
public sealed class GlucocorticoidExposureUndetermined() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsGlucocorticoid)
    .Ask<GlucocorticoidExposure>(e => e.CannotBeComputed)
    .Ask<BoneProtection>(p => p.IsMissing));

/// <summary>Over the limit in somebody too young for a general recommendation.</summary>
public sealed class GlucocorticoidIndividualAssessmentYoung() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Person>(p => p.PremenopausalOrYoungerMan)
    .Ask<Occasion>(o => o.ConcernsGlucocorticoid)
    .Ask<GlucocorticoidExposure>(e => e.ReachesEitherLimit)
    .Ask<DxaStatus>(d => d.Missing)
    .Ask<BoneProtection>(p => p.IsMissing));

/// <summary>So old that osteopenia is nearly certain: treatment need not wait for DXA.</summary>
public sealed class GlucocorticoidStartBeforeDxaAge() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Person>(p => p.MayStartBeforeDxa)
    .Ask<Occasion>(o => o.ConcernsGlucocorticoid)
    .Ask<GlucocorticoidExposure>(e => e.ReachesEitherLimit)
    .Ask<BoneDensity>(d => d.TScoreIsMissing)
    .Ask<BoneProtection>(p => p.IsMissing));

/// <summary>As without prophylaxis, with a FRAX that says not to wait for DXA.</summary>
public sealed class GlucocorticoidStartNowFrax() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsGlucocorticoid)
    .Ask<GlucocorticoidExposure>(e => e.ReachesEitherLimit)
    .Ask<FractureProbability>((f, g) => f.Exceeds(g.Glucocorticoid.Frax))
    .Ask<BoneProtection>(p => p.IsMissing));

/// <summary>A glucocorticoid comes to an osteoporosis drug in a patient at high fracture risk.</summary>
public sealed class GlucocorticoidTherapyChangeNo() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsGlucocorticoid)
    .Ask<GlucocorticoidExposure>(e => e.ReachesDailyLimit)
    .Ask<BoneProtection>(p => p.IsPresent)
    .Ask<BoneDensity>((d, g) => d.LowestReaches(g.Glucocorticoid.HighFractureRiskTScore)));

/// <summary>Exposure over the limit, what the guideline asks for beside it, and no bone-protective drug.</summary>
public sealed class GlucocorticoidWithoutProphylaxis() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.ConcernsGlucocorticoid)
    .Ask<GlucocorticoidExposure>(e => e.ReachesEitherLimit)
    .Ask<TreatmentCriterion>(c => c.OnGlucocorticoid)
    .Ask<BoneProtection>(p => p.IsMissing));
