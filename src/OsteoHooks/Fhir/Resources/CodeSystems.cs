namespace OsteoHooks.Fhir.Resources;

/// <summary>Code systems that must be told apart before a table is asked. Aliases: terminology, section
/// "Code-system URIs and aliases".</summary>
internal static class CodeSystems
{
    public static bool IsSnomed(ReadOnlySpan<byte> system) =>
        system.StartsWith("http://snomed.info/sct"u8) || system.SequenceEqual("urn:oid:2.16.840.1.113883.6.96"u8)
        || system.SequenceEqual("urn:oid:1.2.752.116.2.1.1"u8);

    public static bool IsIcd10Cm(ReadOnlySpan<byte> system) =>
        system.IndexOf("icd-10-cm"u8) >= 0 || system.SequenceEqual("urn:oid:2.16.840.1.113883.6.90"u8);

    /// <summary>ICD-10 in any national edition. ICPC-2 uses the same letters for other things (X76 is breast cancer there),
    /// so the system decides.</summary>
    public static bool IsIcd10(ReadOnlySpan<byte> system) =>
        system.IndexOf("icd-10"u8) >= 0 || system.StartsWith("urn:oid:1.2.752.116.1.1.1"u8)
        || system.SequenceEqual("urn:oid:2.16.578.1.12.4.1.1.7110"u8)
        || system.StartsWith("urn:oid:1.2.208.176.2.4"u8) || system.SequenceEqual("urn:oid:2.16.840.1.113883.6.90"u8)
        || system.SequenceEqual("urn:oid:2.16.840.1.113883.6.3"u8);
}
