using System.Text;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

/// <summary>The tables as shipped, read once, and short ways to ask them.</summary>
internal static class Books
{
    public const string Atc = "http://www.whocc.no/atc";
    public const string Snomed = "http://snomed.info/sct";
    public const string Rxnorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public const string Icd10 = "http://hl7.org/fhir/sid/icd-10";
    public const string Sks = "urn:oid:1.2.208.176.2.4";
    public const string Loinc = "http://loinc.org";

    public static CodeBook Shipped { get; } = CodeBook.Load();

    public static Meaning Find(this CodeBook book, CodeUse use, string system, string code) =>
        book.Find(use, Encoding.UTF8.GetBytes(system), Encoding.UTF8.GetBytes(code));

    public static Meaning Name(string text) => Shipped.FindDrugName(Encoding.UTF8.GetBytes(text));

    /// <summary>Names of the sets, in the enum's order, for assertions that show what is wrong.</summary>
    public static string Sets(Meaning meaning) => string.Join(' ', Enum.GetValues<ConceptSet>().Where(meaning.Is));
}
