using OsteoHooks.Content;
using OsteoHooks.Findings;

namespace OsteoHooks.Cards;

/// <summary>
/// What one card offers: its own offers and those of the findings it carries, each order once, in the order of card.yaml.
/// </summary>
internal static class OfferList
{
    public static List<OfferedOrder> Of(IEnumerable<Finding> findings, CardLibrary library, string guideline)
    {
        var offered = new List<OfferedOrder>();
        foreach (var finding in findings)
        {
            Add(finding, offered, library, guideline);
        }

        return offered;
    }

    private static void Add(Finding finding, List<OfferedOrder> offered, CardLibrary library, string guideline)
    {
        if (finding.Offers.IsDefaultOrEmpty)
        {
            return;
        }

        var card = library.Cards[finding.Card];
        foreach (var name in card.Guidelines[guideline].Orders)
        {
            foreach (var offer in finding.Offers)
            {
                if (offer.Order == name && library.Orders.TryGetValue(name, out var order))
                {
                    Add(Read(offer, order, card.Pathway, guideline), offered);
                }
            }
        }
    }

    private static void Add(OfferedOrder order, List<OfferedOrder> offered)
    {
        var complete = order.Order.Kind switch
        {
            OrderKind.Move => order.Target is { } draft && order.Date is not null && DraftFitness.CanReturn(draft),
            OrderKind.Stop => order.Target is { } draft && DraftFitness.CanReturn(draft),
            OrderKind.Tests => order.Tests.Count > 0,
            _ => order.Form.Code is not null,
        };
        var same = offered.FindIndex(o => o.Order.Name == order.Order.Name && (!order.Order.IsChange || o.Target.Equals(order.Target)));
        if (complete && same < 0)
        {
            offered.Add(order);
        }
        else if (complete && order.Order.Kind == OrderKind.Tests)
        {
            offered[same] = offered[same] with { Tests = [.. offered[same].Tests.Union(order.Tests, StringComparer.Ordinal)] };
        }
    }

    private static OfferedOrder Read(Offer offer, Order order, string pathway, string guideline)
    {
        var form = order.Forms[guideline];
        var read = new OfferedOrder(order, form, pathway, null, [], null, offer.Target);
        foreach (var (slot, value) in offer.Slots.IsDefault ? [] : offer.Slots)
        {
            read = (slot, value) switch
            {
                ("date", DateOnly date) => read with { Date = date },
                ("tests", IEnumerable<string> tests) => read with { Tests = [.. tests.Where(form.Tests.ContainsKey)] },
                ("tests", string test) =>
                    read with { Tests = [.. test.Split(',', StringSplitOptions.TrimEntries).Where(form.Tests.ContainsKey)] },
                ("because", Phrase because) => read with { Because = because },
                _ => read,
            };
        }

        return read;
    }
}
