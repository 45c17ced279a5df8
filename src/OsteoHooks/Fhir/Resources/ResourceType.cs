using System.Text;
using System.Text.Json;
using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>What a JSON object says it is.</summary>
internal enum ResourceType : byte
{
    /// <summary>No resourceType, or none that is a string.</summary>
    Missing,

    /// <summary>A type that nothing here reads.</summary>
    Other,
    Known,
    Bundle,
    OperationOutcome,
}

/// <summary>Looks ahead for resourceType, which nearly every server writes first.</summary>
internal static class ResourceTypes
{
    private static readonly NameTable<ResourceKind> Kinds = new([.. Enum.GetValues<ResourceKind>().Select(k => (k.ToString(), k))]);

    /// <summary>The cursor stands on an object's start and, being a copy, stays there for the caller.</summary>
    public static ResourceType Peek(Cursor c, out ResourceKind kind)
    {
        kind = default;
        while (c.Next(out var element))
        {
            if (element != Element.ResourceType)
            {
                c.Skip();
                continue;
            }

            if (c.Token != JsonTokenType.String)
            {
                return ResourceType.Missing;
            }
            var name = c.Bytes(c.Utf8());
            if (Kinds.TryFind(name, out kind))
            {
                return ResourceType.Known;
            }
            return name.SequenceEqual("Bundle"u8) ? ResourceType.Bundle
                : name.SequenceEqual("OperationOutcome"u8) ? ResourceType.OperationOutcome : ResourceType.Other;
        }

        return ResourceType.Missing;
    }

    /// <summary>The id of the resource that the cursor stands on, or null.</summary>
    public static string? PeekId(Cursor c)
    {
        if (c.Token != JsonTokenType.StartObject)
        {
            return null;
        }
        while (c.Next(out var element))
        {
            if (element == Element.Id)
            {
                return c.Utf8() is { IsEmpty: false } id ? Encoding.UTF8.GetString(c.Bytes(id)) : null;
            }
            c.Skip();
        }

        return null;
    }
}
