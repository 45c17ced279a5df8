using System.Text.RegularExpressions;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

public class TableTests
{
    [Fact]
    public void Every_concept_has_a_table_and_every_table_a_concept()
    {
        var tables = ShippedRow.ConceptFiles().Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Select(name => name.EndsWith(".us", StringComparison.Ordinal) ? name[..^3] : name);
        Assert.Equal(
            Enum.GetNames<ConceptSet>().Order(StringComparer.Ordinal),
            tables.Distinct(StringComparer.Ordinal).Select(Pascal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_concept_has_a_number_that_a_set_cannot_hold() =>
        Assert.All(Enum.GetValues<ConceptSet>(), set => Assert.InRange((int)set, 0, ConceptSets.Capacity - 1));

    [Fact]
    public void Every_snomed_ct_identifier_has_its_check_digit() =>
        Assert.Empty(ShippedRow.All.Where(row => row["system"] == "snomed" && !CheckDigit.IsVerhoeff(row["code"]))
            .Select(row => row.Place));

    [Fact]
    public void Every_loinc_code_has_its_check_digit() =>
        Assert.Empty(ShippedRow.All.Where(row => row["system"] == "loinc" && !CheckDigit.IsLoinc(row["code"])).Select(row => row.Place));

    [Fact]
    public void Every_atc_code_is_formed_as_one() =>
        Assert.Empty(ShippedRow.All
            .Where(row => row["system"] == "atc" && !Regex.IsMatch(row["code"], @"^[A-V](\d\d([A-Z]([A-Z](\d\d)?)?)?)?$",
                RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .Select(row => row.Place));

    [Fact]
    public void An_atc_code_of_seven_characters_is_exact_unless_the_list_says_otherwise() =>
        Assert.Equal(
            ["drug.bonerisk.dmpa.csv G03AC06"],
            ShippedRow.All.Where(row => row["system"] == "atc" && row["code"].Length == 7 && row["match"] == "prefix")
                .Select(row => $"{row.File} {row["code"]}"));

    [Fact]
    public void Value_sets_of_the_united_states_stand_only_in_files_that_a_site_may_leave_out()
    {
        Assert.All(ShippedRow.All, row => Assert.Equal(
            row.File.EndsWith(".us.csv", StringComparison.Ordinal),
            row["system"] == "hcpcs" || row["source"].Split(':')[0] is "canvas" or "ecqm-2024" or "ecqm-2025"));
        Assert.DoesNotContain(ShippedRow.All, row => row["system"] == "cpt");
    }

    [Fact]
    public void A_row_not_checked_against_a_source_says_so() =>
        Assert.All(ShippedRow.All,
            row => Assert.Equal(row["source"].Split(':')[0] is "general knowledge" or "not recorded", row["verified"] == "no"));

    [Fact]
    public void The_book_lists_the_rows_that_await_checking_where_they_stand() =>
        Assert.Equal(
            ShippedRow.All.Where(row => row["verified"] == "no")
                .Select(row => (row.File, row.Line, row["system"], row["code"], row["display"])),
            Books.Shipped.Unverified.Select(code => (code.File, code.Line, code.System, code.Code, code.Display)));

    [Fact]
    public void Every_row_is_found_with_its_own_concept_or_one_that_outranks_it()
    {
        var lost = ShippedRow.All.Where(row => !Enum.GetValues<CodeUse>().Any(use =>
            Books.Shipped.Find(use, Uri(row["system"]), row["code"]).Is(Enum.Parse<ConceptSet>(Pascal(Concept(row))))));
        Assert.Empty(lost.Select(row => row.Place));
    }

    [Fact]
    public void Every_drug_of_the_rules_has_a_name_and_a_code()
    {
        var coded =
            ShippedRow.All.Select(row => row["substance"]).Where(name => name.Length > 0).Select(Pascal).ToHashSet(StringComparer.Ordinal);
        var named = ShippedRow.Read(Path.Combine(ShippedRow.Folder, "drug", "drug-names.csv")).Select(row => row["substance"])
            .Where(name => name.Length > 0).Select(Pascal).ToHashSet(StringComparer.Ordinal);
        var all = Enum.GetNames<Substance>().Skip(1).ToList();
        Assert.Empty(all.Except(coded, StringComparer.Ordinal));
        Assert.Empty(all.Except(named, StringComparer.Ordinal));
    }

    private static string Concept(ShippedRow row)
    {
        var name = Path.GetFileNameWithoutExtension(row.File);
        return name.EndsWith(".us", StringComparison.Ordinal) ? name[..^3] : name;
    }

    private static string Uri(string system) =>
        ShippedRow.Read(Path.Combine(ShippedRow.Folder, "systems.csv")).First(row => row["system"] == system)["uri"];

    private static string Pascal(string name) =>
        string.Concat(name.Split('.', '-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
