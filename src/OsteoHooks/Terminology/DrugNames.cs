using System.Text;

namespace OsteoHooks.Terminology;

/// <summary>
/// Drugs known by name only. Whole words are compared, the longest name first, so that nothing matches inside another word. For a
/// glucocorticoid the text must say where it acts: local forms are local, tablets systemic, else the route decides (terminology §3.2).
/// </summary>
internal sealed class DrugNames
{
    private const int MaxText = 1024;
    private readonly ByteIndex _byName = new();
    private readonly List<Named> _named = [];
    private readonly List<(byte[] Word, bool IsPrefix, DrugForm Form)> _forms;
    private readonly int _maxWords;

    public DrugNames(CodeTables tables, CodeIndex codes, List<string> faults)
    {
        var sets = new Dictionary<Substance, ConceptSets>();
        foreach (var row in tables.Substances)
        {
            sets[row.Substance] = Precedence.Apply(codes.Find(CodeSystem.Atc, [0, .. Encoding.UTF8.GetBytes(row.Atc)]).Sets);
        }
        foreach (var row in tables.Names)
        {
            var key = Encoding.UTF8.GetBytes(row.Name);
            if (_byName.Find(key) >= 0)
            {
                faults.Add(row.At.Fault($"the name '{row.Name}' is listed twice"));
            }
            else if (row.Concept is null && row.Substance != Substance.None && !sets.ContainsKey(row.Substance))
            {
                faults.Add(row.At.Fault("the substance has no ATC code in substances.csv"));
            }
            else
            {
                Add(key, row, sets);
            }
            _maxWords = Math.Max(_maxWords, row.Name.Count(c => c == ' ') + 1);
        }

        _forms = [.. tables.FormWords.Select(word => (Encoding.UTF8.GetBytes(word.Word), word.IsPrefix, word.Form))];
    }

    public Meaning Find(ReadOnlySpan<byte> utf8Text)
    {
        Span<byte> buffer = stackalloc byte[MaxText];
        ReadOnlySpan<byte> text = buffer[..WordText.Fold(utf8Text, buffer)];
        var found = default(Named);
        var any = false;
        for (var at = 0; at < text.Length;)
        {
            var (number, length) = Longest(text[at..]);
            if (number >= 0 && _named[number] is var name && !name.IsOther && (any || at == 0 || !name.OnlyAtStart))
            {
                found = any ? found.And(name) : name;
                any = true;
            }

            at += length + 1;
        }

        return any ? new Meaning(Precedence.Apply(Settle(found, text)), found.Substance, CodeRank.Name) : Meaning.Unknown;
    }

    /// <summary>The longest name that begins here; without one, the length of the word.</summary>
    private (int Number, int Length) Longest(ReadOnlySpan<byte> text)
    {
        var (best, bestLength, end) = (-1, WordText.WordEnd(text, 0), -1);
        for (var words = 0; words < _maxWords && end < text.Length; words++)
        {
            end = WordText.WordEnd(text, end + 1);
            var number = _byName.Find(text[..end]);
            if (number >= 0)
            {
                (best, bestLength) = (number, end);
            }
        }

        return (best, bestLength);
    }

    private ConceptSets Settle(Named found, ReadOnlySpan<byte> text)
    {
        var sets = found.Sets;
        if (!found.AsksForm)
        {
            return sets;
        }
        var form = FormOf(text);
        if (sets.Has(ConceptSet.DrugHrt) && form.HasFlag(DrugForm.Vaginal))
        {
            sets = sets.Without(ConceptSets.Of(ConceptSet.DrugHrt)) | ConceptSets.Of(ConceptSet.DrugHrtLocalReview);
        }
        if (sets.Has(ConceptSet.DrugGlucocorticoidSystemicCheckRoute) && form != DrugForm.Unstated)
        {
            sets = sets.Without(ConceptSets.Of(ConceptSet.DrugGlucocorticoidSystemicCheckRoute))
                | ConceptSets.Of(form == DrugForm.Oral ? ConceptSet.DrugGlucocorticoidSystemic : ConceptSet.DrugGlucocorticoidLocal);
        }

        return sets;
    }

    private DrugForm FormOf(ReadOnlySpan<byte> text)
    {
        var form = DrugForm.Unstated;
        for (var at = 0; at < text.Length; at = WordText.WordEnd(text, at) + 1)
        {
            var rest = text[at..];
            foreach (var (word, isPrefix, says) in _forms)
            {
                if (rest.StartsWith(word) && (isPrefix || rest.Length == word.Length || rest[word.Length] == ' '))
                {
                    form |= says;
                }
            }
        }

        return form;
    }

    private void Add(byte[] key, DrugNameRow row, Dictionary<Substance, ConceptSets> sets)
    {
        var own = row.Concept is { } concept ? ConceptSets.Of(concept) : row.Substance == Substance.None ? ConceptSets.None
            : sets[row.Substance];
        var asks = row.Concept is null && (own.Has(ConceptSet.DrugGlucocorticoidSystemic) || own.Has(ConceptSet.DrugHrt));
        if (asks && own.Has(ConceptSet.DrugGlucocorticoidSystemic))
        {
            own = own.Without(ConceptSets.Of(ConceptSet.DrugGlucocorticoidSystemic))
                | ConceptSets.Of(ConceptSet.DrugGlucocorticoidSystemicCheckRoute);
        }
        _byName.Add(key, _named.Count);
        _named.Add(new Named(own, row.Substance, asks, row.OnlyAtStart, row.Concept is null && row.Substance == Substance.None));
    }

    /// <param name="AsksForm">Whether the form in the text decides between sets.</param>
    /// <param name="IsOther">A drug that only looks like one on the list.</param>
    private readonly record struct Named(ConceptSets Sets, Substance Substance, bool AsksForm, bool OnlyAtStart, bool IsOther)
    {
        /// <summary>Two drugs in one product: the first names it, but calcium with vitamin D is a product of its own.</summary>
        public Named And(Named other) => this with
        {
            Sets = Sets | other.Sets,
            AsksForm = AsksForm || other.AsksForm,
            Substance = (Substance, other.Substance) is (Substance.Calcium, Substance.Colecalciferol)
                    or (Substance.Colecalciferol, Substance.Calcium)
                ? Substance.CalciumWithVitaminD
                : Substance == Substance.None ? other.Substance : Substance,
        };
    }
}
