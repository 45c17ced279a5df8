using OsteoHooks.Content.Check;


namespace OsteoHooks.Tests.Cards;

/// <summary>A period that cannot be read is a fault at its line: a silence must not be a guess.</summary>
public class OverrideReasonFaultTests
{
    [Theory]
    [InlineData("silent: { days: 30 }", "silent: { days: 0 }", "labs-pending: days is no whole number above nought")]
    [InlineData("silent: { days: 30 }", "silent: { days: -30 }", "labs-pending: days is no whole number above nought")]
    [InlineData("silent: { days: 30 }", "silent: { days: 1.5 }", "labs-pending: days is no whole number above nought")]
    [InlineData("silent: { days: 30 }", "silent: { months: many }", "labs-pending: months is no whole number above nought")]
    [InlineData("silent: { days: 30 }", "silent: { days: 30, months: 1 }", "labs-pending: silent has both months and days")]
    [InlineData("silent: { days: 30 }", "silent: {}", "labs-pending: silent needs months, days or until")]
    [InlineData("silent: { days: 30 }", "silent: { until: tomorrow }",
        "labs-pending: until is none of something-new, order-renewed, data-changed")]
    [InlineData("silent: { days: 30 }", "silent: always", "labs-pending: silent is neither a period nor never")]
    [InlineData("silent: { days: 30 }", "silent: 30", "labs-pending: silent is neither a period nor never")]
    [InlineData("silent: { days: 30 }", "loud: { days: 30 }", "labs-pending: silent is neither a period nor never")]
    [InlineData("silent: { days: 30 }\n  basis: catalogue", "silent: { days: 30 }\n  basis: hearsay",
        "labs-pending: basis is none of catalogue, our-reading")]
    [InlineData("silent: { days: 30 }\n  basis: catalogue", "silent: { days: 30 }",
        "labs-pending: basis is none of catalogue, our-reading")]
    public void A_fault_is_named_at_its_line(string text, string by, string fault)
    {
        using var folder = new CardFolder();
        var file = Path.Combine(folder.Path, "override-reasons.yaml");
        var before = File.ReadAllText(file);
        Assert.Equal(2, before.Split(text).Length);
        File.WriteAllText(file, before.Replace(text, by, StringComparison.Ordinal));
        var line = before[..before.IndexOf(text, StringComparison.Ordinal)].Split('\n').Length;

        var faults =
            ContentCheck.Run(folder.Path, new DateOnly(2026, 11, 23)).Faults.Select(f => Path.GetRelativePath(folder.Path, f)).ToList();

        var (at, what) = (faults.Find(f => f.EndsWith(fault, StringComparison.Ordinal)), string.Join('\n', faults));
        Assert.True(at is not null, what);
        Assert.InRange(int.Parse(at.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture), line - 2, line + 1);
        Assert.StartsWith("override-reasons.yaml:", at, StringComparison.Ordinal);
    }
}
