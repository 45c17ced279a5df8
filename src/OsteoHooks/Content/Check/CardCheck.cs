using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Content.Check;

/// <summary>Checks one card by itself: names that lead nowhere, expiry, signature, and summaries that are too long once filled.</summary>
internal sealed class CardCheck(CardLibrary library, ICollection<string> faults)
{
    /// <summary>CDS Hooks: fewer than 140 characters, counted here in UTF-16 units.</summary>
    public const int SummaryLimit = 140;

    public void Run(Card card, DateOnly today)
    {
        // The file was read without fault before, or its faults are listed already.
        if (YamlPage.Open(card.File, []) is not { } page)
        {
            return;
        }

        CheckNames(page, "orders", card.Guidelines.Values.SelectMany(g => g.Orders), library.Orders.ContainsKey, "order");
        CheckNames(page, "links", card.Links, library.Links.ContainsKey, "link");
        CheckNames(page, "overrideReasons", card.OverrideReasons, library.OverrideReasons.ContainsKey, "override reason");
        CheckNames(page, "shownIn", card.ShownIn, library.Cards.ContainsKey, "card");
        if (card.Tier != 3 && card.ShownIn.Count > 0)
        {
            Fault(page, "shownIn", "only a card of tier 3 is shown in another");
        }

        if (card.Guidelines.Values.Any(g => g.Orders.Length > 0) && !library.OrderReasons.ContainsKey(card.Pathway))
        {
            Fault(page, "orders", $"order-reasons.yaml has no reason for {card.Pathway}");
        }

        CheckDates(page, card, today);
        CheckSources(page, card);
        CheckSummaries(card);
    }

    private void CheckNames(YamlPage page, string key, IEnumerable<string> names, Func<string, bool> exists, string kind)
    {
        foreach (var name in names.Distinct(StringComparer.Ordinal).Where(n => !exists(n)))
        {
            var at = YamlPage.Child(page.Root, key)?.AllNodes.OfType<YamlScalarNode>().FirstOrDefault(n => n.Value == name);
            faults.Add($"{page.File}:{at?.Start.Line ?? page.Root.Start.Line}: there is no {kind} {name}");
        }
    }

    private void CheckDates(YamlPage page, Card card, DateOnly today)
    {
        if (card.Expires is null)
        {
            Fault(page, "expires", "expires is missing");
        }
        else if (card.Expires <= today)
        {
            Fault(page, "expires", "the card has expired");
        }

        if ((card.ReviewedBy is null) != (card.ReviewedOn is null))
        {
            Fault(page, "reviewedOn", "reviewedBy and reviewedOn belong together");
        }
        else if (card.ReviewedOn > today)
        {
            Fault(page, "reviewedOn", "reviewedOn lies ahead");
        }
    }

    private void CheckSources(YamlPage page, Card card)
    {
        // A guideline may be silent where another speaks; its section then says so. A card that nobody's words stand behind is not a card.
        if (!card.IsAboutTheService && card.Guidelines.Values.All(g => g.Citations.IsEmpty))
        {
            Fault(page, "guidelines", "no guideline is quoted");
        }
    }

    private void CheckSummaries(Card card)
    {
        foreach (var written in library.Written.Where(w => w.Card.Id == card.Id).Select(w => w.Text))
        {
            var filled = card.Guidelines.Keys.Select(g => library.Text(card.Id, g, written.Language)).ToList();
            CheckSummary(written, written.Standard, filled.Select(f => f.Standard));
            foreach (var (key, variant) in written.Variants)
            {
                CheckSummary(written, variant, filled.Select(f => f.Variants[key]));
            }
        }
    }

    /// <param name="filled">The same summary under each guideline; the longest counts.</param>
    private void CheckSummary(CardTemplate written, VariantTemplate variant, IEnumerable<CardVariant> filled)
    {
        var longest = filled.Select(f => f.Summary.Length).DefaultIfEmpty().Max();
        if (longest >= SummaryLimit)
        {
            faults.Add(
                $"{written.File}:{variant.Summary.Line}: the summary has {longest} characters once filled, {SummaryLimit - 1} are allowed");
        }
    }

    private void Fault(YamlPage page, string key, string fault)
    {
        var at = page.Root.Children.Keys.FirstOrDefault(k => k is YamlScalarNode { Value: { } name } && name == key);
        faults.Add($"{page.File}:{(at ?? page.Root).Start.Line}: {fault}");
    }
}
