using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts.Glucocorticoid;

/// <summary>
/// Turns medication entries into periods of prednisolone equivalents: tapers by sequence, several intakes a day, renewals that replace,
/// dispenses that no order covers. What cannot be turned into a dose stays as a gap with the bound that its quantity sets.
/// </summary>
internal sealed class DosePeriods
{
    private readonly Guideline _guideline;
    private readonly WordLists _words;
    private readonly DateOnly _today;
    private readonly List<DosePeriod> _periods = [];
    private readonly List<(Treatment Treatment, Phrase What, decimal? AtMost)> _undetermined = [];
    private readonly List<(Treatment Treatment, DateOnly Day, decimal Milligrams)> _lumps = [];

    private DosePeriods(Guideline guideline, WordLists words, DateOnly today)
    {
        _guideline = guideline;
        _words = words;
        _today = today;
    }

    public IReadOnlyList<DosePeriod> Periods => _periods;

    /// <summary>Entries without dose, strength, frequency or duration; <c>AtMost</c> bounds their total in mg
    /// prednisolone equivalents.</summary>
    public IReadOnlyList<(Treatment Treatment, Phrase What, decimal? AtMost)> Undetermined => _undetermined;

    /// <summary>Amounts supplied without a schedule: known mg, unknown days.</summary>
    public IReadOnlyList<(Treatment Treatment, DateOnly Day, decimal Milligrams)> Lumps => _lumps;

    public static DosePeriods Read(IEnumerable<Treatment> glucocorticoids, Guideline guideline, WordLists words, DateOnly today)
    {
        var read = new DosePeriods(guideline, words, today);
        var treatments = glucocorticoids.ToList();
        var requests = treatments.Where(t => t.Role is TreatmentRole.Current or TreatmentRole.Past or TreatmentRole.Stop).ToList();
        foreach (var treatment in requests)
        {
            read.Add(treatment);
        }

        foreach (var given in treatments.Where(t => t.Role == TreatmentRole.Given && !requests.Exists(r => Covers(r, t))))
        {
            read.Add(given);
        }

        read.Replace();
        return read;
    }

    /// <summary>An order that a dispensing or administration was made for tells the schedule; counting both
    /// would double the dose.</summary>
    private static bool Covers(Treatment order, Treatment given)
    {
        if (order.Substance != given.Substance)
        {
            return false;
        }

        if (given.Entry.RequestIds.Count > 0)
        {
            return order.Entry.Origin.Id is { } id && given.Entry.RequestIds.Contains(id, StringComparer.Ordinal);
        }

        return given.GivenOn is { } day && order.Start is { } start && start.Earliest <= day.Latest && !order.IsDraft;
    }

    /// <summary>mg prednisolone equivalents; multiplied before it is divided, so that 6 mg deflazacort are 5 mg and not 4.99….</summary>
    private decimal Equivalent(decimal mg, Substance substance) =>
        mg * _guideline.Equivalence[Substance.Prednisolone] / _guideline.Equivalence[substance];

    private void Add(Treatment treatment)
    {
        if (!_guideline.Equivalence.ContainsKey(treatment.Substance))
        {
            _undetermined.Add((treatment, Phrase.Of("missing.equivalence", ("drug", treatment.Name)), null));
            return;
        }

        var start = StartOf(treatment);
        var oral = GlucocorticoidRoute.Of(treatment.Entry, _words) != Administered.ByInjection;
        if (treatment.Entry.Dosages.Count == 0 || !treatment.Entry.Dosages.Any(d => d.Dose is not null))
        {
            if (AddSupplied(treatment, start, oral))
            {
                return;
            }
        }

        if (treatment.Entry.Dosages.Count == 0)
        {
            AddWithoutSchedule(treatment, start, Phrase.Of("missing.dose"));
            return;
        }

        var next = start;
        foreach (var step in treatment.Entry.Dosages.GroupBy(d => d.Sequence ?? 0).OrderBy(g => g.Key))
        {
            var from = next;
            foreach (var dosage in step)
            {
                var end = AddDosage(treatment, dosage, from, oral);
                next = end < DateOnly.MaxValue && end >= next ? end.AddDays(1) : next;
            }
        }
    }

    private DateOnly AddDosage(Treatment treatment, Dosage dosage, DateOnly from, bool oral)
    {
        var amount = treatment.Role == TreatmentRole.Given && treatment.Entry.Kind == ResourceKind.MedicationAdministration
            ? SingleDose(treatment, dosage)
            : DailyAmount.Of(dosage, treatment.Entry.Product);
        if (!amount.IsKnown)
        {
            AddWithoutSchedule(treatment, from, amount.Missing!, dosage, amount.High);
            return from;
        }

        var time = treatment.Entry.Kind == ResourceKind.MedicationAdministration
            ? new PlannedTime(from, from, from, Span.OfDays(1))
            : PlannedTime.Of(treatment, dosage, amount.Low, from, _today);
        if (treatment.Role is TreatmentRole.Past or TreatmentRole.Stop)
        {
            // Stopped: what was planned beyond today will not be taken.
            time = time with { CertainTo = Earlier(time.CertainTo, _today), PossibleTo = Earlier(time.PossibleTo, _today),
                Given = time.CertainTo <= _today ? time.Given : null };
        }

        if (time.Missing is { } missing)
        {
            _undetermined.Add((treatment, missing, null));
        }

        _periods.Add(new DosePeriod(
            treatment, time.From, time.CertainTo, time.PossibleTo < time.CertainTo ? time.CertainTo : time.PossibleTo,
            Equivalent(amount.Low, treatment.Substance), amount.High is { } high ? Equivalent(high, treatment.Substance) : null,
            Equivalent(amount.EveryDay, treatment.Substance), time.Given, amount.Arithmetic, oral));
        return time.CertainTo;
    }

    /// <summary>A supply that says how many days it lasts tells the mean dose.</summary>
    private bool AddSupplied(Treatment treatment, DateOnly start, bool oral)
    {
        var entry = treatment.Entry;
        if (entry is not { Supply: { } supply, SupplyDuration: { } length } || entry.Dosages.Any(d => d.AsNeeded)
            || DailyAmount.Milligrams(supply, entry.Product) is not { } mg || Units.Days(length.Unit) is not { } unit
            || length.Value * unit < 1)
        {
            return false;
        }

        var days = Math.Floor(length.Value * unit);
        var end = PlannedTime.EndOf(start, Span.OfDays(days * PlannedTime.Fills(entry)));
        var daily = Equivalent(mg, treatment.Substance) / days;
        _periods.Add(new DosePeriod(treatment, start, end, end, daily, daily, daily, null,
            Phrase.Of("dose.supply", ("total", mg), ("days", days)), oral));
        return true;
    }

    private static DailyAmount SingleDose(Treatment treatment, Dosage dosage) =>
        dosage.Dose is { } dose && DailyAmount.Milligrams(dose, treatment.Entry.Product) is { } mg
            ? new DailyAmount(mg, mg, mg, Phrase.Of("dose.times", ("times", 1m), ("dose", mg), ("mean", mg)))
            : DailyAmount.Unknown(Phrase.Of("missing.dose"));

    /// <summary>Without a schedule the supplied amount is still a bound: 100 tablets of 5 mg are at most, and as a
    /// supply exactly, 500 mg.</summary>
    private void AddWithoutSchedule(Treatment treatment, DateOnly from, Phrase what, Dosage? dosage = null, decimal? capPerDay = null)
    {
        var entry = treatment.Entry;
        if (entry.Supply is { } supply && DailyAmount.Milligrams(supply, entry.Product) is { } mg)
        {
            var total = Equivalent(mg, treatment.Substance) * PlannedTime.Fills(entry);
            _lumps.Add((treatment, from, total));
            _undetermined.Add((treatment, what, total));
            return;
        }

        var time = PlannedTime.Of(treatment, dosage, null, from, _today);
        _undetermined.Add((treatment,
            time.Missing is null ? what : Phrase.Of("missing.both", ("first", what), ("second", time.Missing)), null));
        _periods.Add(new DosePeriod(treatment, time.From, time.From.AddDays(-1), time.PossibleTo, 0,
            capPerDay is { } cap ? Equivalent(cap, treatment.Substance) : null, 0, null, Phrase.Of("dose.unknown"), Oral: true));
    }

    private DateOnly StartOf(Treatment treatment)
    {
        var start = treatment.Role == TreatmentRole.Given ? treatment.GivenOn?.Earliest : treatment.Start?.Earliest;
        return treatment is { IsDraft: true, IsCurrent: true } && treatment.Entry.Status == MedicationStatus.Draft && start is null
            ? _today : start ?? _today;
    }

    /// <summary>
    /// A renewal takes over on its first day: linked by priorPrescription, said to replace, or the same dose
    /// of the same drug ordered again.
    /// </summary>
    private void Replace()
    {
        for (var i = 0; i < _periods.Count; i++)
        {
            var old = _periods[i];
            foreach (var other in _periods)
            {
                if (!ReferenceEquals(other.Treatment, old.Treatment) && other.From >= old.From && other.From <= old.PossibleTo
                    && TakesOver(other, old) && !(other.From == old.From && IndexOf(other) < i))
                {
                    old = old.Until(other.From > old.From ? other.From : old.From);
                }
            }

            _periods[i] = old;
        }
    }

    private int IndexOf(DosePeriod period) => _periods.FindIndex(p => ReferenceEquals(p, period));

    private bool TakesOver(DosePeriod renewal, DosePeriod old)
    {
        if (renewal.Treatment.Substance != old.Treatment.Substance)
        {
            return false;
        }

        var entry = renewal.Treatment.Entry;
        return (entry.PriorPrescriptionId is { } prior && prior == old.Treatment.Entry.Origin.Id)
            || _words[WordList.ReplacingOrder].AreIn(entry.Note)
            || (renewal.Low == old.Low && renewal.Low > 0 && !AreTakenTogether(renewal, old));
    }

    /// <summary>Two strengths from the same day on are one dose split over two orders: 5 mg tablets in the morning, 2.5
    /// mg tablets at night.</summary>
    private static bool AreTakenTogether(DosePeriod one, DosePeriod other) =>
        one.From == other.From && one.Treatment.Entry.Product.MgPerUnit is { } a
        && other.Treatment.Entry.Product.MgPerUnit is { } b && a != b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
