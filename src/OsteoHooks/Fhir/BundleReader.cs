using System.Text;
using System.Text.Json;
using OsteoHooks.Fhir.Json;
using OsteoHooks.Fhir.Resources;

namespace OsteoHooks.Fhir;

/// <summary>What the search said about itself.</summary>
internal struct BundleAnswer
{
    /// <summary>Entries that answer the search (no includes, no outcomes, nothing twice).</summary>
    public int Matches;

    /// <summary>Types of its matches that are read, as bits of <see cref="ResourceKind"/>.</summary>
    public uint Kinds;

    /// <summary>Matches are there of types that are not read.</summary>
    public bool HasOthers;

    /// <summary>Entries in all.</summary>
    public int Entries;

    public long? Total;

    public string? NextUrl;

    /// <summary>Part of the answer failed, or an entry cannot be told.</summary>
    public bool IsCutOff;

    /// <summary>The kind of the first known entry.</summary>
    public ResourceKind? Kind;

    /// <summary>Entries are there that are no resources.</summary>
    public bool HasUnreadable;
}

/// <summary>A search that was sent to the server; of no pages where nobody knows what was asked.</summary>
internal readonly record struct AskedSearch(ResourceKind Kind, SearchPages? Pages)
{
    /// <summary>Whether the resource that the cursor stands on came before in this search. What has no id is never the same.</summary>
    public bool HasMet(Cursor c) =>
        Pages is not null && ResourceTypes.Peek(c, out var kind) == ResourceType.Known && kind == Kind && ResourceTypes.PeekId(c) is { } id
        && !Pages.IsNew(kind, id);
}

/// <summary>A Bundle: its entries are read whatever key it stands under.</summary>
internal static class BundleReader
{
    /// <param name="asked">The search that was sent, where that is known: its pages count on.</param>
    public static BundleAnswer Read(ref Cursor c, Intake intake, string source, in AskedSearch asked = default)
    {
        var answer = default(BundleAnswer);
        var first = asked.Pages?.EntriesOf(asked.Kind) ?? 0;
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Total: answer.Total = c.Number() is { } total and >= 0 and < int.MaxValue ? (long)total : null; break;
                case Element.Link: ReadLinks(ref c, ref answer); break;
                case Element.Entry: ReadEntries(ref c, intake, source, first, asked, ref answer); break;
                default: c.Skip(); break;
            }
        }

        return answer;
    }

    private static void ReadEntries(ref Cursor c, Intake intake, string source, int first, in AskedSearch asked, ref BundleAnswer answer)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            intake.CountEntry();
            var number = first + answer.Entries++;
            intake.Enter(default, source, number, c.Offset);
            if (c.Token == JsonTokenType.StartObject)
            {
                ReadEntry(ref c, intake, source, number, asked, ref answer);
            }
            else
            {
                Unreadable(ref c, intake, ref answer);
            }
        }
    }

    private static void ReadEntry(ref Cursor c, Intake intake, string source, int number, in AskedSearch asked, ref BundleAnswer answer)
    {
        Slice fullUrl = default, mode = default;
        var type = default(ResourceType?);
        ResourceKind kind = default;
        var isRepeated = false;
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.FullUrl: fullUrl = c.Utf8(); break;
                case Element.Search: mode = ReadMember(ref c, Element.Mode); break;
                case Element.Response: answer.IsCutOff |= c.Bytes(ReadMember(ref c, Element.Status)) is [(byte)'4' or (byte)'5', ..]; break;
                case Element.Resource when !c.IsNull:
                    isRepeated = asked.HasMet(c);
                    type = ReadResource(ref c, intake, source, number, ref answer, out kind);
                    break;
                default: c.Skip(); break;
            }
        }

        if (type == ResourceType.Known)
        {
            answer.Kind ??= kind;
            if (!fullUrl.IsEmpty)
            {
                intake.NameEntry(kind, fullUrl);
            }
        }

        var isMatch = mode.IsEmpty || c.Bytes(mode).SequenceEqual("match"u8);
        if (isMatch && !isRepeated && type is not null and not ResourceType.OperationOutcome)
        {
            Count(type.Value, kind, ref answer);
        }
    }

    private static void Count(ResourceType type, ResourceKind kind, ref BundleAnswer answer)
    {
        answer.Matches++;
        answer.Kinds |= type == ResourceType.Known ? PrefetchAnswer.Bit(kind) : 0;
        answer.HasOthers |= type == ResourceType.Other;
    }

    private static ResourceType ReadResource(ref Cursor c, Intake intake, string source, int number, ref BundleAnswer answer,
        out ResourceKind kind)
    {
        kind = default;
        intake.Enter(default, source, number, c.Offset);
        var type = c.Token == JsonTokenType.StartObject ? ResourceTypes.Peek(c, out kind) : ResourceType.Missing;
        switch (type)
        {
            case ResourceType.Known when !intake.ReadsDrafts
                || kind is ResourceKind.MedicationRequest or ResourceKind.ServiceRequest or ResourceKind.Medication:
                ResourceReader.Read(ref c, intake, kind, source, number);
                break;
            case ResourceType.Bundle:
                var inner = Read(ref c, intake, $"{source}.entry[{number}].resource");
                answer.IsCutOff |= inner.IsCutOff || inner.NextUrl is not null;
                answer.HasUnreadable |= inner.HasUnreadable;
                answer.Kind ??= inner.Kind;
                answer.Kinds |= inner.Kinds;
                answer.HasOthers |= inner.HasOthers;
                break;
            case ResourceType.OperationOutcome: answer.IsCutOff |= IsSevere(ref c); break;
            case ResourceType.Missing: Unreadable(ref c, intake, ref answer); break;
            default: c.Skip(); break;
        }

        return type;
    }

    private static void Unreadable(ref Cursor c, Intake intake, ref BundleAnswer answer)
    {
        c.Fault("no resource can be read here");
        answer.HasUnreadable = true;
        c.Skip();
    }

    /// <summary>An OperationOutcome among the entries with an issue of severity error or fatal.</summary>
    private static bool IsSevere(ref Cursor c)
    {
        var severe = false;
        while (c.Next(out var element))
        {
            if (element != Element.Issue)
            {
                c.Skip();
                continue;
            }

            var list = c.List();
            while (c.Item(ref list))
            {
                var severity = c.Bytes(ReadMember(ref c, Element.Severity));
                severe |= severity.SequenceEqual("error"u8) || severity.SequenceEqual("fatal"u8);
            }
        }

        return severe;
    }

    private static void ReadLinks(ref Cursor c, ref BundleAnswer answer)
    {
        var list = c.List();
        while (c.Item(ref list))
        {
            if (!c.Object())
            {
                continue;
            }
            Slice relation = default, url = default;
            while (c.Next(out var element))
            {
                switch (element)
                {
                    case Element.Relation: relation = c.Utf8(); break;
                    case Element.Url: url = c.Utf8(); break;
                    default: c.Skip(); break;
                }
            }

            if (!c.Bytes(relation).SequenceEqual("next"u8))
            {
                continue;
            }
            answer.NextUrl = url.IsEmpty ? null : Encoding.UTF8.GetString(c.Bytes(url));
            answer.IsCutOff |= url.IsEmpty;
        }
    }

    private static Slice ReadMember(ref Cursor c, Element member)
    {
        Slice value = default;
        if (c.Object())
        {
            while (c.Next(out var element))
            {
                if (element == member)
                {
                    value = c.Utf8();
                }
                else
                {
                    c.Skip();
                }
            }
        }

        return value;
    }
}
