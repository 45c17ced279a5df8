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
    private static readonly string[] OralWords = ["oral", "p.o", "per os", "tablet", "tabl", "kapsel", "capsule", "mikstur", "munnen", "munden", "gjennom munn"];

    private static readonly string[] LocalWords =
    [
        "inhal", "nasal", "näs", "nese", "næse", "kräm", "krem", "creme", "cream", "salv", "ointment", "ögon", "øyen", "øje", "eye", "ophth", "örat", "ørd", "øred", "otic", "rekt", "rect", "klysma", "enema",
        "intraartik", "intra-artik", "intra-articular", "intraarticular", "topical", "kutan", "cutaneous", "dental paste", "lotion", "gel",
    ];

    private static readonly string[] InjectionWords = ["inject", "injektion", "injeksjon", "infusion", "infusjon", "intraven", "intramus", "i.v", "i.m"];

    /// <summary>Long-acting depot forms (triamcinolone, methylprednisolone, betamethasone) when injected.</summary>
    private static readonly Substance[] Depot = [Substance.Triamcinolone, Substance.Methylprednisolone, Substance.Betamethasone];

    public static Administered Of(MedicationEntry entry)
    {
        var meaning = entry.Product.Meaning;
        if (meaning.Is(ConceptSet.DrugGlucocorticoidLocal) || meaning.Is(ConceptSet.DrugGlucocorticoidExclude))
        {
            return Administered.Locally;
        }

        var found = Administered.Unknown;
        foreach (var dosage in entry.Dosages)
        {
            found = OfRoute(dosage);
            if (found != Administered.Unknown)
            {
                break;
            }
        }

        if (found == Administered.Unknown)
        {
            found = OfText(entry.Product.Name) is var named and not Administered.Unknown ? named : OfText(entry.Product.Form);
        }

        if (found == Administered.ByInjection && Depot.Contains(meaning.Substance) && !IsIntravenous(entry))
        {
            return Administered.Locally;
        }

        return found == Administered.Unknown && (meaning.Is(ConceptSet.DrugGlucocorticoidSystemic) || IsPrednisoloneByMass(entry)) ? Administered.OrallyAssumed : found;
    }

    /// <summary>The substance code of prednisolone also means eye drops and enemas, but those are not prescribed by the milligram or tablet.</summary>
    private static bool IsPrednisoloneByMass(MedicationEntry entry) =>
        entry.Product.Meaning.Substance == Substance.Prednisolone
        && entry.Dosages.Any(d => d.Dose is { } dose && (Units.Milligrams(dose.Unit) is not null || dose.Unit?.StartsWith("tab", StringComparison.OrdinalIgnoreCase) == true));

    private static Administered OfRoute(Dosage dosage)
    {
        var route = dosage.Route;
        return route.Is(ConceptSet.RouteLocal) ? Administered.Locally
            : route.Is(ConceptSet.RouteSystemic) ? SystemicBy(dosage)
            : OfText(dosage.RouteText) is var text and not Administered.Unknown ? text
            : OfText(dosage.Text);
    }

    private static Administered SystemicBy(Dosage dosage) => dosage.Route.Is(ConceptSet.RouteOral) ? Administered.Orally : Administered.ByInjection;

    private static bool IsIntravenous(MedicationEntry entry) =>
        entry.Dosages.Any(d => d.Route.Is(ConceptSet.RouteIntravenous) || d.RouteText?.Contains("ntraven", StringComparison.OrdinalIgnoreCase) == true);

    private static Administered OfText(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Administered.Unknown;
        }

        return Has(LocalWords) ? Administered.Locally : Has(InjectionWords) ? Administered.ByInjection : Has(OralWords) ? Administered.Orally : Administered.Unknown;

        bool Has(string[] words) => Array.Exists(words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
    }
}
