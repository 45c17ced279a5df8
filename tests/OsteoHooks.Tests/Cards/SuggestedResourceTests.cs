using System.Text.Json;
using OsteoHooks.Findings;
using OsteoHooks.Text;

namespace OsteoHooks.Tests.Cards;

public class SuggestedResourceTests
{
    /// <summary>Members of the R4 types that suggestions use (hl7.org/fhir/R4), with the type of each; a star marks a
    /// list, "" a primitive.</summary>
    private static readonly Dictionary<string, Dictionary<string, string>> R4 = new(StringComparer.Ordinal)
    {
        ["MedicationRequest"] = Members("status intent authoredOn", "category:CodeableConcept* medicationCodeableConcept:CodeableConcept "
            + "subject:Reference encounter:Reference requester:Reference reasonCode:CodeableConcept* dosageInstruction:Dosage*"),
        ["ServiceRequest"] = Members("status intent authoredOn occurrenceDateTime", "category:CodeableConcept* code:CodeableConcept "
            + "subject:Reference encounter:Reference requester:Reference reasonCode:CodeableConcept* bodySite:CodeableConcept*"),
        ["CodeableConcept"] = Members("text", "coding:Coding*"),
        ["Coding"] = Members("system code display", ""),
        ["Reference"] = Members("reference", ""),
        ["Dosage"] = Members("text", "timing:Timing route:CodeableConcept doseAndRate:DoseAndRate*"),
        ["DoseAndRate"] = Members("", "doseQuantity:Quantity"),
        ["Quantity"] = Members("value unit system code", ""),
        ["Timing"] = Members("event*", "repeat:Repeat"),
        ["Repeat"] = Members("count frequency period periodUnit", "boundsPeriod:Period"),
        ["Period"] = Members("start end", ""),
    };

    private static readonly string[] Required = ["status", "intent", "subject", "authoredOn", "requester", "encounter", "reasonCode"];

    [Fact]
    public void Every_order_under_every_guideline_in_every_language_is_an_R4_resource()
    {
        using var small = new SmallLibrary();
        var written = 0;
        foreach (var order in small.Library.Orders.Values.Where(o => !o.IsChange && o.Name != "referral-bone-specialist"))
        {
            foreach (var (guideline, language, date) in from g in new[] { "se-vgr", "dk-dsam" } from l in CardLanguage.All
                from d in new[] { true, false } select (g, l, d))
            {
                var slots = new List<(string, object)> { ("tests", string.Join(',', order.Forms[guideline].Tests.Keys)) };
                slots.AddRange(date ? [("date", new DateOnly(2026, 7, 1))] : []);
                var offer = SmallLibrary.Offer(order.Name, [.. slots]);
                var card = small.Card(SmallLibrary.Context with { Guideline = guideline, Language = language },
                    SmallLibrary.Fired(CardFolder.Main) with { Offers = [offer] });
                foreach (var action in card.GetProperty("suggestions")[0].GetProperty("actions").EnumerateArray())
                {
                    var resource = action.GetProperty("resource");
                    var type = resource.GetProperty("resourceType").GetString()!;
                    Check(resource, type, order.Name + " " + type);
                    Assert.All(Required, r => Assert.True(resource.TryGetProperty(r, out _), $"{order.Name}: {r}"));
                    written++;
                }
            }
        }

        Assert.InRange(written, 300, 1000);
    }

    private static void Check(JsonElement element, string type, string path)
    {
        foreach (var member in element.EnumerateObject().Where(m => m.Name != "resourceType"))
        {
            var at = $"{path}.{member.Name}";
            Assert.True(R4[type].TryGetValue(member.Name, out var kind), at);
            var isList = kind.EndsWith('*');
            Assert.Equal(isList, member.Value.ValueKind == JsonValueKind.Array);
            foreach (var value in isList ? [.. member.Value.EnumerateArray()] : new[] { member.Value })
            {
                Assert.Equal(kind.Length > (isList ? 1 : 0), value.ValueKind == JsonValueKind.Object);
                if (value.ValueKind == JsonValueKind.Object)
                {
                    Check(value, kind.TrimEnd('*'), at);
                }
            }
        }
    }

    private static Dictionary<string, string> Members(string primitives, string complex) =>
        primitives.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => (Name: p.TrimEnd('*'), Type: p.EndsWith('*') ? "*" : ""))
            .Concat(complex.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => (Name: c.Split(':')[0], Type: c.Split(':')[1])))
            .ToDictionary(m => m.Name, m => m.Type, StringComparer.Ordinal);
}
