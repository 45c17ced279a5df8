using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Rules;

/// <summary>Denosumab is ordered or due, and eGFR is below what the guideline allows.</summary>
public sealed class DenosumabEgfrBelow35() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DenosumabTreatment>(d => d.IsOrderedOrDue)
    .Ask<Kidney>((k, g) => k.IsLow(g.Denosumab.LowEgfr, g.Denosumab.ContestedEgfr)));

/// <summary>High fracture risk after years of denosumab.</summary>
public sealed class DenosumabHighRiskContinueOrSwitch() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DenosumabTreatment>(d => d.IsStanding)
    .Ask<DenosumabTreatment>((d, g) => d.HasLasted(g.Denosumab.HighRiskDuration))
    .Ask<BoneDensity>((d, g) => d.LowestReaches(g.Denosumab.HighRiskTScore)));

/// <summary>Denosumab is ordered or due, and calcium is below the range of the laboratory.</summary>
public sealed class DenosumabHypocalcaemia() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DenosumabTreatment>(d => d.IsOrderedOrDue)
    .Ask<Calcium>(c => c.IsLow));

/// <summary>The next injection comes near and nothing is booked.</summary>
public sealed class DenosumabNextAppointmentMissing() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DenosumabTreatment>(d => d.ComesNear)
    .Ask<DenosumabTreatment>(d => d.IsNotStopped)
    .Ask<DenosumabTreatment>(d => d.HasNoFollowOn)
    .Ask<DenosumabTreatment>(d => d.NextIsNotBooked));

/// <summary>The interval since the last dose has passed.</summary>
public sealed class DenosumabNextDoseDue() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DenosumabTreatment>(d => d.IsDue)
    .Ask<DenosumabTreatment>(d => d.IsNotStopped)
    .Ask<DenosumabTreatment>(d => d.HasNoFollowOn));

/// <summary>The longest interval since the last dose has passed, or only an old order is known.</summary>
public sealed class DenosumabOverdue7Months() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DenosumabTreatment>(d => d.IsOverdue)
    .Ask<DenosumabTreatment>(d => d.IsNotStopped)
    .Ask<DenosumabTreatment>(d => d.HasNoFollowOn));

/// <summary>A high T-score on long treatment: a pause may be discussed.</summary>
public sealed class DenosumabPauseDiscussion() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DenosumabTreatment>(d => d.IsStanding)
    .Ask<DenosumabTreatment>((d, g) => d.HasLasted(g.Denosumab.LongTerm))
    .Ask<BoneDensity>((d, g) => d.LowestReaches(g.Denosumab.PauseTScore)));

/// <summary>Denosumab is ordered or due, and its tests are missing or too old.</summary>
public sealed class DenosumabSafetyLabsMissing() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DenosumabTreatment>(d => d.IsOrderedOrDue)
    .Ask<DenosumabLabs>(l => l.AreMissing));

/// <summary>A year has passed since the one infusion after denosumab.</summary>
public sealed class DenosumabSecondZoledronateDue() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<FollowOnInfusion>(i => i.SecondIsDue));

/// <summary>The first order of denosumab.</summary>
public sealed class DenosumabStartCommitment() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<Occasion>(o => o.OrdersDenosumab)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DenosumabTreatment>(d => d.IsFirst));

/// <summary>Denosumab is stopped and nothing follows it.</summary>
public sealed class DenosumabStopWithoutFollowOn() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DenosumabTreatment>(d => d.IsStopping)
    .Ask<DenosumabTreatment>(d => d.HasNoFollowOn)
    .Ask<SafeToOffer>(s => s.FollowOnChoice));

/// <summary>Time for the review of a standing treatment.</summary>
public sealed class DenosumabThreeYearReview() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<OncologicTreatment>(o => o.IsAbsent)
    .Ask<DenosumabTreatment>(d => d.IsStanding)
    .Ask<DenosumabTreatment>(d => d.ReviewIsDue)
    .Ask<DxaStatus, DenosumabTreatment>((d, t) => d.MissingSince(t.ReviewWindow)));

/// <summary>The follow-on infusion is planned for the wrong time, or the last injection is not known.</summary>
public sealed class DenosumabZoledronateTiming() : CardRule(r => r
    .Ask<Person>(p => p.IsAdult)
    .Ask<FollowOnInfusion>(i => i.IsAtWrongTime));
