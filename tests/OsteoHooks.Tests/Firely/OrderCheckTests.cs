using OsteoHooks.Cards;
using OsteoHooks.Content;
using OsteoHooks.Tests.Cards;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.Firely;

public class OrderCheckTests
{
    [Fact]
    public void Every_shipped_order_is_R4_in_every_language() => AssertNone.Of(OrderCheck.Run(TestPatients.Clinic.Library));

    [Theory]
    [InlineData("denosumab-60mg.yaml", "periodUnit: mo", "periodUnit: month", "the order is no R4 resource: ")]
    [InlineData("denosumab-60mg.yaml", "frequency: 1", "frequency: 0", "the order is no R4 resource: ")]
    [InlineData("denosumab-60mg.yaml", "code: M05BX04", "code: \" M05BX04\"", "the order is no R4 resource: ")]
    [InlineData("denosumab-60mg.yaml", "\"http://snomed.info/sct\", code: \"446",
        "\"urn:oid:SNOMED CT\", code: \"446", "the order is no R4 resource: ")]
    public void An_order_that_is_no_R4_keeps_the_clinic_closed_and_is_named_with_its_line(
        string file, string sound, string wrong, string fault)
    {
        using var folder = new CardFolder();
        var path = Path.Combine(folder.Path, "orders", file);
        var text = File.ReadAllText(path);
        Assert.Contains(sound, text, StringComparison.Ordinal);
        var line = text[..text.IndexOf(sound, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        File.WriteAllText(path, text.Replace(sound, wrong, StringComparison.Ordinal));

        var found = OrderCheck.Run(folder.Open());
        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.StartsWith(path + ":", f, StringComparison.Ordinal));
        Assert.All(found, f => Assert.Contains(fault, f, StringComparison.Ordinal));
        Assert.All(found, f => Assert.InRange(LineOf(f, path), line - 4, line));

        // What keeps a service from starting is the same list.
        var whole = Directory.CreateTempSubdirectory("cards-");
        try
        {
            CopyShipped(whole.FullName);
            File.Copy(path, Path.Combine(whole.FullName, "orders", file), overwrite: true);
            var refused = Assert.Throws<InvalidDataException>(() => Clinic.Open(whole.FullName));
            Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            whole.Delete(recursive: true);
        }
    }

    private static int LineOf(string fault, string path) =>
        int.Parse(fault[(path.Length + 1)..].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static void CopyShipped(string to)
    {
        foreach (var file in Directory.EnumerateFiles(CardLibrary.DefaultFolder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(CardLibrary.DefaultFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
