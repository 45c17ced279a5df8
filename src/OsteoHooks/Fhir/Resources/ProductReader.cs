using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

/// <summary>The product of a medication entry: from a CodeableConcept, or from a Medication resource with its ingredients.</summary>
internal static class ProductReader
{
    /// <summary>What stands where a product could not be had.</summary>
    public static readonly Product Unread = new() { IsUnread = true };

    /// <summary>What stands for every legible product that no rule asks for, where nobody will ask for its name.</summary>
    private static readonly Product Other = new();

    private static readonly List<Ingredient> None = [];

    public static Product ReadConcept(ref Cursor c, Intake intake)
    {
        var code = default(Concept);
        code.Read(ref c, intake.Codes, CodeUse.Medication);
        return Name(intake, code, form: default, None);
    }

    /// <summary>A name alone, as a reference's display has it; null unless it names a drug on a list.</summary>
    public static Product? FromDisplay(Slice display, Intake intake)
    {
        var meaning = intake.Codes.FindDrugName(intake.Text[display]);
        return meaning.IsKnown
            ? Measured(intake, new() { Meaning = meaning, Name = intake.Words.Get(display) }, ingredient: null, display: null) : null;
    }

    /// <summary>A Medication. Its id is empty when it has none.</summary>
    public static Product ReadMedication(ref Cursor c, Intake intake, out Slice id)
    {
        id = default;
        var code = default(Concept);
        Slice form = default, status = default;
        var ingredients = new List<Ingredient>();
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Id: id = c.Utf8(); break;
                case Element.Status: status = c.Utf8(); break;
                case Element.Code: code.Read(ref c, intake.Codes, CodeUse.Medication); break;
                case Element.Form: form = PlainConcept.Read(ref c).Words; break;
                case Element.Ingredient: ReadIngredients(ref c, intake, ingredients); break;
                default: c.Skip(); break;
            }
        }

        return intake.Text.Is(status, "entered-in-error"u8) ? Unread : Name(intake, code, form, ingredients);
    }

    private static Product Name(Intake intake, in Concept code, Slice form, List<Ingredient> ingredients)
    {
        var meaning = code.Best;
        var name = code.Name;
        var isClassified = code.IsClassified;
        foreach (var (concept, _) in ingredients)
        {
            isClassified |= concept.IsClassified;
            if (code.Best.IsKnown)
            {
                continue;
            }
            var decides = concept.Best.IsKnown && concept.Best.Rank >= meaning.Rank;
            meaning = Concept.Surer(meaning, concept.Best);
            name = code.Name.IsEmpty && (name.IsEmpty || decides) ? concept.Name : name;
        }

        if (!meaning.IsKnown && !isClassified)
        {
            meaning = FromNames(intake, code, ingredients);
        }
        var isUnread = !meaning.IsKnown && name.IsEmpty && !isClassified;
        if (!meaning.IsKnown && !isUnread && !intake.ReadsDrafts)
        {
            return Other;
        }
        var product = new Product { Meaning = meaning, Name = intake.Words.Get(name), Form = intake.Words.Get(form), IsUnread = isUnread };
        return meaning.IsKnown ? Measured(intake, product, StrengthOf(meaning, ingredients), intake.Words.Get(code.Display)) : product;
    }

    private static Meaning FromNames(Intake intake, in Concept code, List<Ingredient> ingredients)
    {
        var meaning = intake.Codes.FindDrugName(intake.Text[code.Text]);
        if (!meaning.IsKnown)
        {
            meaning = intake.Codes.FindDrugName(intake.Text[code.Display]);
        }
        foreach (var ingredient in ingredients)
        {
            if (!meaning.IsKnown)
            {
                meaning = intake.Codes.FindDrugName(intake.Text[ingredient.Concept.Name]);
            }
        }

        return meaning;
    }

    // The ingredient that is the drug; a product with one ingredient needs no code on it.
    private static StrengthReading? StrengthOf(Meaning meaning, List<Ingredient> ingredients)
    {
        if (ingredients is [var only])
        {
            return only.Strength;
        }
        foreach (var ingredient in ingredients)
        {
            if (ingredient.Concept.Best.Substance == meaning.Substance && meaning.Substance != Substance.None)
            {
                return ingredient.Strength;
            }
        }

        return null;
    }

    private static Product Measured(Intake intake, Product product, StrengthReading? ingredient, string? display)
    {
        if (ingredient is { } strength)
        {
            return product with
                { MgPerUnit = strength.MgPerUnit, PerMillilitre = strength.PerMillilitre, StrengthSource = StrengthSource.Ingredient };
        }
        if (product.Meaning.UnitStrengthMg is { } mg)
        {
            return product with { MgPerUnit = mg, PerMillilitre = product.Meaning.PerMillilitre, StrengthSource = StrengthSource.Table };
        }
        if ((intake.Codes.FindStrength(product.Name) ?? intake.Codes.FindStrength(display)) is { } stated)
        {
            return product with { MgPerUnit = stated.Mg, PerMillilitre = stated.PerMillilitre, StrengthSource = StrengthSource.Text };
        }
        return product;
    }

    private static void ReadIngredients(ref Cursor c, Intake intake, List<Ingredient> ingredients)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            if (!c.Object())
            {
                continue;
            }
            var concept = default(Concept);
            StrengthReading? strength = null;
            var isActive = true;
            while (c.Next(out var element))
            {
                switch (element)
                {
                    case Element.ItemCodeableConcept: concept.Read(ref c, intake.Codes, CodeUse.Medication); break;
                    case Element.Strength: strength = StrengthReading.Read(ref c, intake.Words); break;
                    case Element.IsActive: isActive = c.Bool() ?? true; break;
                    default: c.Skip(); break;
                }
            }

            if (isActive)
            {
                ingredients.Add(new(concept, strength));
            }
        }
    }

    private readonly record struct Ingredient(Concept Concept, StrengthReading? Strength);
}
