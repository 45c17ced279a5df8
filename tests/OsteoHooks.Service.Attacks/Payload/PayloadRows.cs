using System.Globalization;
using System.IO.Compression;
using System.Text;
using OsteoHooks.Fhir;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>The table: classes of hostile bodies and their rows.</summary>
internal static class PayloadRows
{
    private const int MiB = 1024 * 1024;

    private static readonly Place[] Everywhere = Enum.GetValues<Place>();
    private static readonly Place[] Sent = [Place.Call, Place.Prefetch, Place.Draft, Place.Feedback];
    private static readonly Place[] Hooks = [Place.Call, Place.Prefetch, Place.Draft];

    public static readonly PayloadClass[] Classes =
    [
        new("depth", Everywhere, [400, 413], [.. Depth()], Lifted.Reading(new ReadingLimits { Depth = int.MaxValue })),
        new("entries", [Place.Prefetch, Place.Draft, Place.FhirAnswer], [413], [.. Entries()],
            Lifted.Reading(new ReadingLimits { Entries = int.MaxValue })) { IsHeavy = true },
        new("feedback items", [Place.Feedback], [400, 413], [.. Items()], Lifted.Reading(ReadingLimits.Default)),
        new("size", [Place.Call, Place.Draft, Place.Feedback, Place.FhirAnswer], [413], [.. Size()], new Lifted
        {
            Body = new BodyLimits { MostBytes = 128 * MiB, MostFeedbackBytes = 128 * MiB },
            Outbound = new OutboundLimits { MostBytes = 128 * MiB, MostBytesOfCall = 128 * MiB },
        }) { IsHeavy = true },
        new("members twice", Sent, [400], [.. Twice()], new Lifted { Forgives = ForgivingReader.LastMember }),
        new("not UTF-8", [Place.Call, Place.Prefetch, Place.Draft, Place.FhirAnswer], [400], [.. NotUtf8()],
            new Lifted { Forgives = ForgivingReader.AnyBytes }),
        new("not JSON", Everywhere, [400], [.. NotJson()], new Lifted { Forgives = ForgivingReader.FirstValue }),
        new("compressed", Everywhere, [415], [.. Compressed()], new Lifted { Inflates = true }),
    ];

    public static PayloadClass Named(string name) => Classes.Single(c => c.Name == name);

    private static PayloadRow Value(string name, string json) => new(name, place => Frame.WithValue(place, json));

    private static PayloadRow Listed(string name, Func<string> items, params Place[] places) =>
        new(name, place => Frame.WithItems(place, items()), Places: places.Length == 0 ? null : places);

    private static IEnumerable<PayloadRow> Depth()
    {
        foreach (var levels in new[] { 65, 1_000, 10_000, 100_000, 1_000_000 })
        {
            // Without the control so many levels take long, and show nothing more.
            var stays = levels > (Exercise.IsLong ? 100_000 : 1_000);
            yield return Value($"{levels} arrays", new string('[', levels) + new string(']', levels)) with { StaysOut = stays };
            yield return Value($"{levels} objects", Repeat("{\"a\":", levels) + "1" + new string('}', levels)) with { StaysOut = stays };
            yield return Value($"{levels} arrays of objects", Repeat("[{\"a\":", levels / 2) + "1"
                + Repeat("}]", levels / 2)) with { StaysOut = stays };
            yield return Value($"{levels} arrays never closed", new string('[', levels)) with { StaysOut = true };
        }
    }

    private static IEnumerable<PayloadRow> Entries()
    {
        foreach (var (count, name) in new[] { (20_001, "20,001"), (100_000, "10^5"), (1_000_000, "10^6") })
        {
            // Without the control a million take long, and show nothing more than twenty thousand.
            var stays = count > 20_001 && !Exercise.IsLong;
            yield return Listed($"{name} empty entries", () => List("{}", count)) with { StaysOut = stays };
            yield return Listed($"{name} nulls", () => List("null", count)) with { StaysOut = stays };
            yield return Listed($"{name} numbers", () => List("1", count)) with { StaysOut = stays };
            yield return Listed(
                $"{name} empty resources", () => List("{\"resource\":{}}", Math.Min(count, 400_000))) with { StaysOut = stays };
        }

        yield return Listed(
            "20,001 MedicationRequests", () =>
            List(
                """{"resource":{"resourceType":"MedicationRequest","id":"m{0}","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"text":"{0}"}}}""",
                20_001));
        yield return Listed(
            "20,001 times one MedicationRequest", () =>
            List(
                """{"resource":{"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"text":"a"}}}""",
                20_001));
        yield return new("20,001 prefetch keys", _ =>
            Replaced(Place.Call, "\"conditions\":null", List("\"k{0}\":null", 20_001)), Places: [Place.Call]);
        yield return new("10^6 prefetch keys", _ =>
            Replaced(Place.Call, "\"conditions\":null", List("\"k{0}\":null", 1_000_000)), Places: [Place.Call]);
        yield return Listed("20,001 selections", () => List("\"MedicationRequest/{0}\"", 20_001), Place.Call);
        yield return Listed("10^6 selections", () => List("\"MedicationRequest/{0}\"", 1_000_000), Place.Call);
    }

    private static IEnumerable<PayloadRow> Items()
    {
        const string Item =
            """{"card":"0e5a6c51-6f0f-4b0e-9d3c-1a4f5f0a7c11","outcome":"accepted","acceptedSuggestions":[],"outcomeTimestamp":"2026-11-23T11:00:00Z"}""";
        yield return Listed("1,001 items", () => List(Item, 1_001));
        yield return Listed("5,000 items", () => List(Item, 5_000));
        yield return Listed(
            "1,001 items of different cards", () => List(Item.Replace("0a7c11", "{0:x6}", StringComparison.Ordinal), 1_001));
        yield return Listed("10^5 items", () => List(Item, 100_000)) with { StaysOut = true };
        yield return Listed("200,000 empty items", () => List("{}", 200_000)) with { StaysOut = true };
        yield return Listed("10^6 nulls", () => List("null", 1_000_000)) with { StaysOut = true };
    }

    private static IEnumerable<PayloadRow> Size()
    {
        foreach (var (megabytes, stays) in new[] { (33, false), (100, true) })
        {
            var large = megabytes * MiB;
            yield return new($"{megabytes} MiB of blanks after it", place => [.. Frame.Of(place), .. Blanks(large)]) { StaysOut = stays };
            yield return new($"a string of {megabytes} MiB", place =>
                Frame.WithValue(place, '"' + new string('x', large) + '"')) { StaysOut = stays };

            // Nothing of these is read before they are too long, so a hundred tells no more than 33.
            if (!stays || Exercise.IsLong)
            {
                yield return new($"{megabytes} MiB of blanks before it", place =>
                    [.. Blanks(large), .. Frame.Of(place)]) { StaysOut = stays };
                yield return new($"a number of {megabytes} MiB", place =>
                    Frame.WithValue(place, new string('9', large))) { StaysOut = stays };
                yield return new($"a name of {megabytes} MiB", place =>
                    Frame.WithValue(place, $"{{\"{new string('n', large)}\":1}}")) { StaysOut = stays };
            }
        }
    }

    private static IEnumerable<PayloadRow> Twice()
    {
        foreach (var (member, value) in new[] { ("hook", "\"patient-view\""), ("hookInstance", "\"other\""),
            ("context", "{\"patientId\":\"p1\"}"), ("prefetch", "{}"), ("fhirServer", "null"), ("fhirAuthorization", "null") })
        {
            yield return new($"{member} twice", place => Before(place, $"\"{member}\":{value},\"{member}\":{value},")) { Places = Hooks };
        }

        yield return new("hook and its escaped spelling", place => Before(place, "\"\\u0068ook\":\"patient-view\",")) { Places = Hooks };
        yield return new("patientId twice", place =>
            Replaced(place, "\"patientId\":\"p1\"", "\"patientId\":\"p1\",\"patientId\":\"p1\"")) { Places = Hooks };
        yield return new("patientId and its escaped spelling", place =>
            Replaced(place, "\"patientId\":\"p1\"", "\"patientId\":\"p1\",\"patient\\u0049d\":\"p1\"")) { Places = Hooks };
        yield return new("a prefetch key twice", place =>
            Replaced(place, "\"procedures\":null", "\"procedures\":null,\"procedures\":null")) { Places = Hooks };
        yield return new("a prefetch key and its escaped spelling", place =>
            Replaced(place, "\"procedures\":null", "\"procedures\":null,\"proc\\u0065dures\":null")) { Places = Hooks };
        yield return new("feedback twice", place => Before(place, "\"feedback\":[],")) { Places = [Place.Feedback] };
        yield return new("feedback and its escaped spelling", place =>
            Before(place, "\"feedb\\u0061ck\":[],")) { Places = [Place.Feedback] };
    }

    private static IEnumerable<PayloadRow> NotUtf8()
    {
        foreach (var (name, bytes) in new (string, byte[])[]
        {
            ("a continuation alone", [0x80]), ("a start alone", [0xC3]), ("an overlong slash", [0xC0, 0xAF]),
                ("an overlong quote", [0xE0, 0x80, 0xA2]), ("half a surrogate pair", [0xED, 0xA0, 0x80]),
            ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80]), ("five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80]), ("FE and FF", [0xFE, 0xFF]),
                ("Latin-1", [0xE5, 0xE4, 0xF6]), ("a character cut off", [0xE2, 0x82]),
        })
        {
            yield return new(name + " in a string", place => Spliced(place, "\"\0\"", bytes));
            yield return new(name + " in a name", place => Spliced(place, "{\"\0\":1}", bytes));
        }

        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            yield return new(encoding.WebName, place => encoding.GetBytes(Encoding.UTF8.GetString(Frame.Of(place)))) { StaysOut = true };
            yield return new(encoding.WebName + " with its mark", place =>
                [.. encoding.Preamble, .. encoding.GetBytes(Encoding.UTF8.GetString(Frame.Of(place)))]) { StaysOut = true };
        }
    }

    private static IEnumerable<PayloadRow> NotJson()
    {
        foreach (var (name, after) in new[] { ("a brace", "}"), ("a second body", "{}"), ("a word", "x"), ("a comma", ","),
            ("a NUL", "\0"), ("markup", "<script>"), ("a comment", "/* */ x") })
        {
            yield return new(name + " after it", place => [.. Frame.Of(place), .. Encoding.UTF8.GetBytes(after)]);
        }

        yield return new("a body before it", place => [.. "{}"u8, .. Frame.Of(place)]) { StaysOut = true };
        yield return new("cut off", place => Frame.Of(place)[..^1]) { StaysOut = true };
        yield return Value("a comment", "/* nothing */ 1");
        yield return Value("a comment to the line's end", "// nothing\n1");
        yield return Value("a comma too many in a list", "[1,]");
        yield return Value("a comma too many in an object", "{\"a\":1,}");
        foreach (var value in new[] { "NaN", "Infinity", "-Infinity", "01", "+1", ".5", "1.", "0x10", "1e", "--1", "1_000", "True",
            "undefined", "'x'", "{a:1}", "\"a\nb\"", "\"\\x41\"", "\"\\u12\"", "\"\t\"", "[1 2]", "{\"a\" 1}", "\u00A01", "\uFEFF1" })
        {
            yield return Value(value.Replace("\n", "LF", StringComparison.Ordinal).Replace("\t", "TAB", StringComparison.Ordinal),
                value) with { StaysOut = true };
        }
    }

    private static IEnumerable<PayloadRow> Compressed()
    {
        foreach (var encoding in new[] { "gzip", "deflate", "br" })
        {
            yield return new(encoding, place => Packed(encoding, Frame.Of(place)), encoding);
            yield return new(encoding + ", a bomb of 100 MiB", place =>
                Packed(encoding, [.. Blanks(100 * MiB), .. Frame.Of(place)]), encoding) { StaysOut = true };
        }

        yield return new("gzip in gzip", place => Packed("gzip", Packed("gzip", Frame.Of(place))), "gzip, gzip") { StaysOut = true };
        yield return new("x-gzip", place => Packed("gzip", Frame.Of(place)), "x-gzip") { StaysOut = true };
        yield return new("GZIP", place => Packed("gzip", Frame.Of(place)), "GZIP");
        yield return new("an encoding that nobody knows", Frame.Of, "x-unknown") { StaysOut = true, Places = Sent };
    }

    private static byte[] Packed(string encoding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream packing =
            encoding switch { "br" => new BrotliStream(packed, CompressionLevel.Fastest), "deflate" =>
            new ZLibStream(packed, CompressionLevel.Fastest), _ => new GZipStream(packed, CompressionLevel.Fastest) })
        {
            packing.Write(body);
        }

        return packed.ToArray();
    }

    private static byte[] Blanks(int count)
    {
        var blanks = new byte[count];
        Array.Fill(blanks, (byte)' ');
        return blanks;
    }

    private static byte[] Before(Place place, string members) => [(byte)'{', .. Encoding.UTF8.GetBytes(members), .. Frame.Of(place)[1..]];

    private static byte[] Replaced(Place place, string text, string by)
    {
        var body = Encoding.UTF8.GetString(Frame.Of(place));
        Assert.Contains(text, body, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(body.Replace(text, by, StringComparison.Ordinal));
    }

    /// <param name="json">A NUL stands where the bytes go.</param>
    private static byte[] Spliced(Place place, string json, byte[] bytes)
    {
        var body = Frame.WithValue(place, json);
        var at = Array.IndexOf(body, (byte)0);
        return [.. body[..at], .. bytes, .. body[(at + 1)..]];
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    /// <param name="item">{0} is its number.</param>
    private static string List(string item, int count)
    {
        var numbered = item.Contains("{0", StringComparison.Ordinal);
        var text = new StringBuilder(item.Length * count);
        for (var i = 0; i < count; i++)
        {
            text.Append(i > 0 ? "," : "")
                .Append(numbered ? item.Replace("{0:x6}", i.ToString("x6", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{0}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) : item);
        }

        return text.ToString();
    }
}
