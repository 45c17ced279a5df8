using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// Latest calcium against the laboratory's own range: ionised or albumin-corrected before total; a total is corrected when albumin was
/// taken with it (Ca + 0.02 × (40 − albumin), general knowledge), and both are printed.
/// </summary>
[ReadFrom(ResourceKind.Observation,
    Observations = [ConceptSet.LabCalciumTotal, ConceptSet.LabCalciumCorrected, ConceptSet.LabCalciumIonised, ConceptSet.LabAlbumin])]
public sealed class Calcium : State
{
    private const decimal CorrectionPerGram = 0.02m;
    private const decimal NormalAlbumin = 40m;

    /// <summary>Albumin taken this many days from calcium still corrects it: it changes slowly, and calling a low total
    /// hypocalcaemia costs more.</summary>
    private const int AlbuminDays = 7;

    private readonly Reading _reading;
    private readonly LabResult? _latest;

    public Calcium(Reading reading)
    {
        _reading = reading;
        _latest = Preferred();
        IsLow = Outside(low: true);
        IsHigh = Outside(low: false);
    }

    public DateOnly? Date => _latest?.Day;

    public Truth IsOnFile => _latest is not null ? Truth.Yes : _reading.UnreadObservations().IsEmpty ? Truth.No : Truth.Unknown;

    /// <summary>Below the laboratory's lower limit. No result is no.</summary>
    public Answer IsLow { get; }

    public Answer IsHigh { get; }

    /// <summary>Any earlier result was below its range.</summary>
    public bool WasLow =>
        Results().Any(r => r.Entry.RangeLow is { } low && r.Entry.Value!.Unit == low.Unit && r.Entry.Value.Value < low.Value);

    public override IEnumerable<Mark> Marks => IsLow.Holds ? [Mark.Of("calcium:low")] : IsHigh.Holds ? [Mark.Of("calcium:high")] : [];

    private IEnumerable<LabResult> Results() =>
        LabResult.All(_reading, ConceptSet.LabCalciumIonised, Units.CalciumMmol)
            .Concat(LabResult.All(_reading, ConceptSet.LabCalciumCorrected, Units.CalciumMmol))
            .Concat(LabResult.All(_reading, ConceptSet.LabCalciumTotal, Units.CalciumMmol));

    /// <summary>Newest day; on that day ionised before corrected before total.</summary>
    private LabResult? Preferred()
    {
        LabResult? best = null;
        foreach (var result in Results())
        {
            if (best is null || (result.Day ?? DateOnly.MinValue) > (best.Day ?? DateOnly.MinValue))
            {
                best = result;
            }
        }

        return best;
    }

    private Answer Outside(bool low)
    {
        if (_latest is null)
        {
            var gaps = _reading.UnreadObservations();
            return gaps.IsEmpty ? Answer.No(Phrase.Of("calcium.none")) : Answer.Unknown(Phrase.Of("calcium.unknown"), gaps);
        }

        var entry = _latest.Entry;
        var bound = low ? entry.RangeLow : entry.RangeHigh;
        if (bound is null)
        {
            return ByInterpretation(entry, low);
        }

        var (value, shown) = Corrected(bound);
        var limit = Units.CalciumMmol(bound);
        var sameUnit = bound.Unit is null || bound.Unit == entry.Value!.Unit;
        var outside = shown is null && sameUnit
            ? (low ? entry.Value!.Value < bound.Value : entry.Value!.Value > bound.Value) : limit is { } l && (low ? value < l : value > l);
        var said = Phrase.Of(outside ? (low ? "calcium.low" : "calcium.high") : "calcium.in-range",
            ("value", shown ?? _latest.Shown), ("limit", bound.Value), ("unit", bound.Unit ?? entry.Value!.Unit ?? ""),
            ("date", _latest.DateShown));
        return outside ? Answer.Yes(said, _latest.Evidence) : Answer.No(said, _latest.Evidence);
    }

    private Answer ByInterpretation(ObservationEntry entry, bool low) => entry.Interpretation switch
    {
        "L" or "LL" or "LU" => low
            ? Answer.Yes(Phrase.Of("calcium.flagged-low", ("value", _latest!.Shown), ("date", _latest.DateShown)), _latest.Evidence)
            : Answer.No(Phrase.Of("calcium.flagged-low", ("value", _latest!.Shown), ("date", _latest.DateShown)), _latest.Evidence),
        "H" or "HH" or "HU" => low
            ? Answer.No(Phrase.Of("calcium.flagged-high", ("value", _latest!.Shown), ("date", _latest.DateShown)), _latest.Evidence)
            : Answer.Yes(Phrase.Of("calcium.flagged-high", ("value", _latest!.Shown), ("date", _latest.DateShown)), _latest.Evidence),
        "N" => Answer.No(Phrase.Of("calcium.flagged-normal", ("value", _latest!.Shown), ("date", _latest.DateShown)), _latest.Evidence),
        _ => Answer.Unknown(Phrase.Of("calcium.no-range", ("value", _latest!.Shown), ("date", _latest.DateShown)),
            [Reading.Undetermined(entry.Origin, Phrase.Of("gap.reference-range"))], _latest.Evidence),
    };

    /// <summary>mmol/L, corrected where the result is a total and albumin of the same day is at hand.</summary>
    private (decimal Value, Phrase? Shown) Corrected(Quantity bound)
    {
        if (!_latest!.Entry.Sets.Has(ConceptSet.LabCalciumTotal) || bound.Unit is null)
        {
            return (_latest.Value, null);
        }

        var albumin = LabResult.All(_reading, ConceptSet.LabAlbumin, Units.AlbuminGrams)
            .Where(a => a.Day is { } day && _latest.Day is { } drawn && Math.Abs(day.DayNumber - drawn.DayNumber) <= AlbuminDays
                && a.Entry.Value!.Comparator == QuantityComparator.None)
            .MinBy(a => Math.Abs(a.Day!.Value.DayNumber - _latest.Day!.Value.DayNumber));
        if (albumin is null || albumin.Value == NormalAlbumin)
        {
            return (_latest.Value, null);
        }

        var corrected = _latest.Value + (CorrectionPerGram * (NormalAlbumin - albumin.Value));
        return (corrected, Phrase.Of("calcium.corrected", ("total", _latest.Shown), ("albumin", albumin.Value),
            ("corrected", decimal.Round(corrected, 2))));
    }
}
