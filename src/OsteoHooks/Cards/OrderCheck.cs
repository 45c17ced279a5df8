using System.Buffers;
using System.Text.Json;
using Hl7.Fhir.Serialization;
using OsteoHooks.Content;
using OsteoHooks.Text;

namespace OsteoHooks.Cards;

/// <summary>
/// Whether what the files of <c>cards/orders</c> make is R4: every order under every guideline in every language, with and without a
/// planned day, is written as it would be offered and parsed strictly by Firely. An unknown element, a wrong type, a code outside a
/// required binding and a text or date that R4 does not allow are faults.
/// </summary>
public static class OrderCheck
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(1));

    private static readonly DateOnly?[] Days = [null, new(2026, 2, 28)];

    /// <summary>Where an element of a resource comes from.</summary>
    private static readonly (string Element, string Key)[] Sources =
        [("dosageInstruction", "dosage"), ("category", "category"), ("bodySite", "bodySite"), ("medication", "code"), ("code", "code")];

    /// <param name="library">Also one with faults: what could not be read of an order is left out here.</param>
    /// <returns>Each <c>file:line: fault</c>; empty when all orders are R4.</returns>
    public static IReadOnlyList<string> Run(CardLibrary library)
    {
        var faults = new List<string>();
        foreach (var order in library.Orders.Values.Where(o => !o.IsChange))
        {
            foreach (var (guideline, form) in order.Forms)
            {
                foreach (var language in CardLanguage.All)
                {
                    Check(order, form, Context(guideline, language), faults);
                }
            }
        }

        return [.. faults.Distinct(StringComparer.Ordinal)];
    }

    private static void Check(Order order, OrderForm form, ReplyContext context, List<string> faults)
    {
        var isOfTests = order.Kind == OrderKind.Tests;
        foreach (var concept in isOfTests ? form.Tests.Values : form.Code is { } code ? [code] : Array.Empty<Concept>())
        {
            foreach (var day in Days)
            {
                var (type, resource) = Written(form, concept, order.Description.In(context.Language), day, context);
                foreach (var fault in Faults(resource))
                {
                    var key = Sources.FirstOrDefault(s => fault.Contains($"{type}.{s.Element}", StringComparison.Ordinal)).Key;
                    var place = form.Places[key is "code" or null && isOfTests ? "tests" : key ?? "code"];
                    faults.Add($"{place}: the order is no R4 resource: {fault}");
                }
            }
        }
    }

    private static (string Type, ReadOnlyMemory<byte> Json) Written(
        OrderForm form, Concept concept, string reason, DateOnly? day, ReplyContext context)
    {
        var written = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(written);
        new OrderJson(context, json).Write(form, concept, reason, day);
        json.Flush();
        return (form.Dosage is null ? "ServiceRequest" : "MedicationRequest", written.WrittenMemory);
    }

    /// <summary>What Firely says against it, in one line each.</summary>
    private static IEnumerable<string> Faults(ReadOnlyMemory<byte> resource)
    {
        var json = new Utf8JsonReader(resource.Span);
        return FhirJsonDeserializer.STRICT.TryDeserializeResource(ref json, out _, out var issues)
            ? []
            : issues.Select(i => i.Message.ReplaceLineEndings(" "));
    }

    private static ReplyContext Context(string guideline, string language) =>
        new(
            guideline,
            guideline + "-order-sign",
            "order-sign",
            "patient",
            "Practitioner/user",
            "encounter",
            Now,
            language,
            Findings: false,
            NotIndicated: false);
}
