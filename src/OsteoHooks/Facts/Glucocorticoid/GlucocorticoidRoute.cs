using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts.Glucocorticoid;

internal enum Administered : byte
{
    Locally,
    Orally,
    OrallyAssumed,
    ByInjection,
    Unknown,
}

/// <summary>
/// Route from dosageInstruction.route first, product second. Local products and depot injections never count;
/// an H02AB product without a route is taken as oral, and the card says so.
/// </summary>
internal static class GlucocorticoidRoute
{
    /// <summary>Long-acting depot forms (triamcinolone, methylprednisolone, betamethasone) when injected.</summary>
    private static readonly Substance[] Depot = [Substance.Triamcinolone, Substance.Methylprednisolone, Substance.Betamethasone];

    public static Administered Of(MedicationEntry entry, WordLists words)
    {
        var meaning = entry.Product.Meaning;
        if (meaning.Is(ConceptSet.DrugGlucocorticoidLocal) || meaning.Is(ConceptSet.DrugGlucocorticoidExclude))
        {
            return Administered.Locally;
        }

        var found = Administered.Unknown;
        foreach (var dosage in entry.Dosages)
        {
            found = OfRoute(dosage, words);
            if (found != Administered.Unknown)
            {
                break;
            }
        }

        if (found == Administered.Unknown)
        {
            found = OfText(entry.Product.Name, words) is var named and not Administered.Unknown ? named : OfText(entry.Product.Form, words);
        }

        if (found == Administered.ByInjection && Depot.Contains(meaning.Substance) && !IsIntravenous(entry, words))
        {
            return Administered.Locally;
        }

        return found == Administered.Unknown && (meaning.Is(ConceptSet.DrugGlucocorticoidSystemic) || IsPrednisoloneByMass(entry))
            ? Administered.OrallyAssumed : found;
    }

    /// <summary>The substance code of prednisolone also means eye drops and enemas, but those are not prescribed by the
    /// milligram or tablet.</summary>
    private static bool IsPrednisoloneByMass(MedicationEntry entry) =>
        entry.Product.Meaning.Substance == Substance.Prednisolone
        && entry.Dosages.Any(d => d.Dose is { } dose
            && (Units.Milligrams(dose.Unit) is not null || dose.Unit?.StartsWith("tab", StringComparison.OrdinalIgnoreCase) == true));

    private static Administered OfRoute(Dosage dosage, WordLists words)
    {
        var route = dosage.Route;
        return route.Is(ConceptSet.RouteLocal) ? Administered.Locally
            : route.Is(ConceptSet.RouteSystemic) ? SystemicBy(dosage)
            : OfText(dosage.RouteText, words) is var text and not Administered.Unknown ? text
            : OfText(dosage.Text, words);
    }

    private static Administered SystemicBy(Dosage dosage) =>
        dosage.Route.Is(ConceptSet.RouteOral) ? Administered.Orally : Administered.ByInjection;

    private static bool IsIntravenous(MedicationEntry entry, WordLists words) =>
        entry.Dosages.Any(d => d.Route.Is(ConceptSet.RouteIntravenous) || words[WordList.IntravenousRoute].AreIn(d.RouteText));

    private static Administered OfText(string? text, WordLists words) =>
        words[WordList.LocalRoute].AreIn(text) ? Administered.Locally
        : words[WordList.InjectionRoute].AreIn(text) ? Administered.ByInjection
        : words[WordList.OralRoute].AreIn(text) ? Administered.Orally
        : Administered.Unknown;
}
