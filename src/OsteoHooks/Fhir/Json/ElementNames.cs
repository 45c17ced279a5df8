namespace OsteoHooks.Fhir.Json;

/// <summary>Element names as they stand in JSON.</summary>
internal static class ElementNames
{
    private static readonly NameTable<Element> Table =
        new([.. Enum.GetValues<Element>().Where(e => e != Element.Other).Select(e => (JsonName(e), e))]);

    public static Element Find(ReadOnlySpan<byte> name) => Table.TryFind(name, out var element) ? element : Element.Other;

    /// <summary>OAuth's names have an underscore, unlike everything else in the envelope.</summary>
    public static string JsonName(Element element) =>
        element == Element.AccessToken ? "access_token" : char.ToLowerInvariant(element.ToString()[0]) + element.ToString()[1..];
}
