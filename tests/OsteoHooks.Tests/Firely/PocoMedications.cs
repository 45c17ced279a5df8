using System.Text;
using Hl7.Fhir.Model;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Firely;

/// <summary>
/// Orders, statements, administrations and dispenses as Firely reads them, with the product found in the call's Medications.
/// </summary>
internal sealed class PocoMedications(IReadOnlyList<PlacedResource> resources, CodeBook book, TimeZoneInfo zone)
{
    public IEnumerable<Facts> Of(PlacedResource one)
    {
        var poco = one.Resource;
        var status = Literal(Poco.Text(poco, "status"));
        if (status == "enteredinerror")
        {
            yield break;
        }

        var (meaning, name, isUnread) = Product(poco);
        var supply = Poco.One(poco, "dispenseRequest");
        var effective = Poco.Period(Poco.One(poco, "effective"), zone);
        var handedOver = Poco.Date(Poco.One(poco, "whenHandedOver"), zone) is { Length: > 0 } day
            ? day
            : Poco.Date(Poco.One(poco, "whenPrepared"), zone);
        var orders = new[] { "basedOn", "authorizingPrescription", "request" }.SelectMany(n => Poco.All(poco, n));
        var reasons = Poco.All(poco, "reasonCode");
        var whys = Poco.All(poco, "statusReason").Where(c => c.TypeName == "CodeableConcept");
        var dosages = Poco.All(poco, poco.TypeName is "MedicationRequest" or "MedicationDispense" ? "dosageInstruction" : "dosage");
        yield return Facts.Of(
            one.Place,
            meaning.IsKnown || isUnread || one.IsDraft,
            [
                ("drug", meaning.IsKnown ? $"{meaning.Substance} {Poco.Said(meaning.Sets)}" : ""),
                ("name", name),
                ("unread", PocoFacts.Said(isUnread)),
                ("status", status),
                ("intent", Literal(Poco.Text(poco, "intent"))),
                ("not to be done", PocoFacts.Said(Poco.IsTrue(Poco.One(poco, "doNotPerform")))),
                ("draft", PocoFacts.Said(one.IsDraft)),
                ("authored", Poco.Date(Poco.One(poco, poco.TypeName == "MedicationStatement" ? "dateAsserted" : "authoredOn"), zone)),
                ("effective", effective.Length > 0 || handedOver.Length == 0 ? effective : $"{handedOver}|{handedOver}"),
                ("supply", Poco.Quantity(Poco.One(supply ?? poco, "quantity"))),
                ("repeats", Poco.Said(Poco.Number(Poco.One(supply, "numberOfRepeatsAllowed")))),
                ("supply lasts", Poco.Quantity(Poco.One(supply, "expectedSupplyDuration") ?? Poco.One(poco, "daysSupply"))),
                ("valid", Poco.Period(Poco.One(supply, "validityPeriod"), zone)),
                ("continuous", PocoFacts.Said(Poco.Code(Poco.One(poco, "courseOfTherapyType")) == "continuous")),
                ("replaces order", Poco.IdOf(Poco.One(poco, "priorPrescription"), "MedicationRequest")),
                ("orders", Poco.Joined(orders.Select(r => Poco.IdOf(r, "MedicationRequest")))),
                ("reason sets", Poco.Said(reasons.Aggregate(ConceptSets.None, (all, c) => all | Poco.Sets(c, book, CodeUse.Condition)))),
                ("reason", Poco.Joined(reasons.Select(Poco.Name))),
                ("why this status", Poco.Joined(whys.Select(Poco.Words))),
                ("note", Poco.Joined(Poco.All(poco, "note").Select(n => Poco.Text(n, "text")))),
                .. dosages.Select((d, i) => ($"dosage {i}", Dosage(d))),
            ]);
    }

    /// <summary>A code as the name of an enum's member says it, or "unknown".</summary>
    public static string Literal(string code) =>
        code.Replace("-", "", StringComparison.Ordinal) is { Length: > 0 } literal ? literal : "unknown";

    private string Dosage(Base dosage)
    {
        var parts = Poco.All(dosage, "doseAndRate");
        var part = parts.FirstOrDefault(p => Poco.Code(Poco.One(p, "type")) == "ordered") ?? (parts.Count > 0 ? parts[0] : dosage);
        var dose = Poco.One(part, "dose");
        var isRange = dose?.TypeName == "Range";
        var most = Poco.One(dosage, "maxDosePerPeriod");
        var isPerDay = Poco.Quantity(Poco.One(most, "denominator")) is "1 d" or "1 day" or "24 h";
        var route = Poco.One(dosage, "route");
        return DosageLine.Of(
            Poco.Said(Poco.Number(Poco.One(dosage, "sequence"))),
            Poco.Text(dosage, "text"),
            Poco.One(dosage, "asNeeded") is { } needed && (needed is not PrimitiveType || Poco.IsTrue(needed)),
            (Poco.Said(Poco.Sets(route, book, CodeUse.Route)), Poco.Name(route)),
            (
                Poco.Quantity(isRange ? Poco.One(dose, "low") : dose),
                isRange ? Poco.Quantity(Poco.One(dose, "high")) : "",
                Poco.Quantity(isPerDay ? Poco.One(most, "numerator") : null)),
            Timing(Poco.One(dosage, "timing")));
    }

    private string Timing(Base? timing)
    {
        if (timing is null)
        {
            return "";
        }

        var (repeat, code) = (Poco.One(timing, "repeat"), Poco.One(timing, "code"));
        var bounds = Poco.One(repeat, "bounds");
        string[] often = ["frequency", "frequencyMax", "period", "periodMax"];
        var isLegible = often.All(n => Poco.One(repeat, n) is null || Poco.Number(Poco.One(repeat, n)) > 0);
        return string.Join(
            ' ',
            [
                .. Poco.All(timing, "event").Select(e => Poco.Date(e, zone)).Where(d => d.Length > 0),
                "for " + bounds?.TypeName switch
                {
                    "Duration" => Poco.Quantity(bounds),
                    "Range" => Poco.Quantity(Poco.One(bounds, "low")),
                    "Period" => Poco.Period(bounds, zone),
                    _ => "",
                },
                "count " + (Poco.Number(Poco.One(repeat, "count")) is > 0 and var count ? Poco.Said(count) : ""),
                .. often.Select(n => $"{n} {(isLegible ? Poco.Said(Poco.Number(Poco.One(repeat, n))) : "")}"),
                Poco.Text(repeat, "periodUnit"),
                $"times {Poco.All(repeat, "timeOfDay").Count}+{Poco.All(repeat, "dayOfWeek").Count}+{Poco.All(repeat, "when").Count}",
                "code " + (Poco.Code(code) is { Length: > 0 } abbreviation ? abbreviation : Poco.Words(code)),
            ]);
    }

    private (Meaning Meaning, string Name, bool IsUnread) Product(Resource poco)
    {
        var product = Poco.One(poco, "medication");
        if (product?.TypeName != "Reference")
        {
            return Named(product, []);
        }

        if (Referred(poco, Poco.Text(product, "reference")) is { } medication)
        {
            return Poco.Text(medication, "status") == "entered-in-error"
                ? (Meaning.Unknown, "", true)
                : Named(Poco.One(medication, "code"), Ingredients(medication));
        }

        var display = Poco.Text(product, "display");
        var meaning = book.FindDrugName(Encoding.UTF8.GetBytes(display));
        return meaning.IsKnown ? (meaning, display, false) : (Meaning.Unknown, "", true);
    }

    private Resource? Referred(Resource from, string reference) => reference.StartsWith('#')
        ? Poco.All(from, "contained").OfType<Resource>().FirstOrDefault(c => c.Id == reference[1..])
        : resources.LastOrDefault(r => r.Type == "Medication" && IsMeant(r, reference))?.Resource;

    private static bool IsMeant(PlacedResource medication, string reference) =>
        medication.FullUrl == reference || (medication.Resource.Id is { } id && id == IdOf(reference));

    private static string IdOf(string reference) => Poco.IdOf(new ResourceReference(reference), "Medication");

    private static List<Base> Ingredients(Resource medication) =>
    [
        .. from ingredient in Poco.All(medication, "ingredient")
           where Poco.One(ingredient, "isActive") is null || Poco.IsTrue(Poco.One(ingredient, "isActive"))
           select Poco.One(ingredient, "item") as CodeableConcept into concept
           where concept is not null
           select concept,
    ];

    /// <summary>By its codes the surest first, else by the ingredients', else by name.</summary>
    private (Meaning Meaning, string Name, bool IsUnread) Named(Base? code, List<Base> ingredients)
    {
        var own = Best(Codings(code));
        var meaning = own.IsKnown ? own : Best(Codings(code).Concat(ingredients.SelectMany(Codings)));
        var deciding = ingredients.OrderByDescending(i => Best(Codings(i)).IsKnown).Select(Poco.Name).FirstOrDefault(n => n.Length > 0);
        var name = Poco.Name(code) is { Length: > 0 } said ? said : deciding ?? "";
        if (meaning.IsKnown)
        {
            return (meaning, name, false);
        }

        var isClassified = Codings(code).Concat(ingredients.SelectMany(Codings)).Any(m => m.Rank == CodeRank.Atc);
        if (!isClassified)
        {
            string[] names =
            [
                Poco.Text(code, "text"), .. Poco.All(code, "coding").Select(c => Poco.Text(c, "display")).Where(d => d.Length > 0).Take(1),
                .. ingredients.Select(Poco.Name),
            ];
            meaning = names.Select(text => book.FindDrugName(Encoding.UTF8.GetBytes(text))).FirstOrDefault(m => m.IsKnown);
        }

        return (meaning, name, !meaning.IsKnown && name.Length == 0 && !isClassified);
    }

    private IEnumerable<Meaning> Codings(Base? concept) =>
        from coding in Poco.Codes(concept)
        select book.Find(CodeUse.Medication, Encoding.UTF8.GetBytes(coding.System), Encoding.UTF8.GetBytes(coding.Code));

    private static Meaning Best(IEnumerable<Meaning> meanings)
    {
        var surest = meanings.GroupBy(m => m.Rank).MaxBy(g => g.Key)?.ToList() ?? [];
        return surest.Count == 0 ? Meaning.Unknown : surest[0] with { Sets = surest.Aggregate(ConceptSets.None, (all, m) => all | m.Sets) };
    }
}
