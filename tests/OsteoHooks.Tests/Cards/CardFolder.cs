using OsteoHooks.Content;


namespace OsteoHooks.Tests.Cards;

/// <summary>A cards folder of its own: what all cards share as shipped, and the few cards of <c>sound/</c>.</summary>
public sealed class CardFolder : IDisposable
{
    public const string Main = "glucocorticoid-without-prophylaxis";
    public const string Carried = "glucocorticoid-bone-labs";

    private static readonly string[] Shipped = ["guidelines", "blocks", "orders", "service"];
    private static readonly string[] ShippedFiles = ["links.yaml", "override-reasons.yaml", "order-reasons.yaml"];

    public CardFolder()
    {
        foreach (var part in Shipped)
        {
            Copy(System.IO.Path.Combine(CardLibrary.DefaultFolder, part), System.IO.Path.Combine(Path, part));
        }

        foreach (var file in ShippedFiles)
        {
            File.Copy(System.IO.Path.Combine(CardLibrary.DefaultFolder, file), System.IO.Path.Combine(Path, file));
        }

        Overlay(Beside("sound"));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("cards-").FullName;

    public static string Beside(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Cards", name);

    /// <summary>Lays another folder over this one; a file <c>x.removed</c> takes x away.</summary>
    public void Overlay(string folder)
    {
        Copy(folder, Path);
        foreach (var marker in Directory.EnumerateFiles(Path, "*.removed", SearchOption.AllDirectories).ToList())
        {
            File.Delete(marker);
            File.Delete(marker[..^".removed".Length]);
        }
    }

    /// <summary>The main card once more, under another id and tier.</summary>
    public CardFolder Also(string id, int tier)
    {
        var folder = System.IO.Path.Combine(Path, "glucocorticoid", id);
        Copy(System.IO.Path.Combine(Path, "glucocorticoid", Main), folder);
        var card = System.IO.Path.Combine(folder, "card.yaml");
        File.WriteAllText(card, File.ReadAllText(card).Replace($"id: {Main}", $"id: {id}", StringComparison.Ordinal)
            .Replace("tier: 1", $"tier: {tier}", StringComparison.Ordinal));
        File.AppendAllText(System.IO.Path.Combine(Path, "catalogue.yaml"), $"  - {id}\n");
        File.AppendAllText(System.IO.Path.Combine(Path, "problems.yaml"), $"  {id}: it is one of many alike\n");
        return this;
    }

    public CardLibrary Open()
    {
        var faults = new List<string>();
        var library = CardLibrary.Open(Path, faults);
        Assert.Empty(faults);
        return library;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
