using System.Text.RegularExpressions;
using OsteoHooks.Content;

namespace OsteoHooks.Cli.Cards;

/// <summary>The working copy that a card is added to: its cards folder and its test patients.</summary>
internal sealed partial class CardProject
{
    /// <summary>Folders of cards/ that hold no pathway's cards.</summary>
    private static readonly string[] NoPathways = ["guidelines", "blocks", "orders", "phrases", "terms", Card.ServicePathway];

    private CardProject(string root) => Root = root;

    public string Root { get; }

    public string Cards => Path.Combine(Root, "cards");

    public string Patients => Path.Combine(Root, "tests", "patients");

    /// <param name="root">The folder itself; null for the nearest one at or above the working directory.</param>
    /// <exception cref="NewCardException">No such folder holds cards.</exception>
    public static CardProject Find(string? root)
    {
        for (var folder = root ?? Environment.CurrentDirectory; folder is not null;
            folder = root is null ? Path.GetDirectoryName(folder) : null)
        {
            if (File.Exists(Path.Combine(folder, "cards", "catalogue.yaml")))
            {
                return new CardProject(folder);
            }
        }

        throw new NewCardException($"{root ?? Environment.CurrentDirectory}: no cards/catalogue.yaml stands "
            + $"here{(root is null ? " or above; --root says where it is" : "")}");
    }

    /// <param name="name">pathway/card-id.</param>
    /// <param name="guidelines">Ids with commas between them; null for every guideline.</param>
    /// <exception cref="NewCardException">Something of it is not possible.</exception>
    public NewCard Plan(string name, string? guidelines, string tier, string hooks, bool newPathway, DateOnly today)
    {
        if (name.Split('/') is not [var pathway, var id] || !Kebab().IsMatch(pathway) || !Kebab().IsMatch(id))
        {
            throw new NewCardException($"{name}: write pathway/card-id, both in lower case with hyphens");
        }

        if (Folders().FirstOrDefault(f => Path.GetFileName(f) == id) is { } existing)
        {
            throw new NewCardException($"{id}: there is such a card already, in {Path.GetRelativePath(Root, existing)}");
        }

        if (Directory.Exists(Path.Combine(Patients, pathway, id)))
        {
            throw new NewCardException(
                $"{id}: there is such a patient already, in {Path.GetRelativePath(Root, Path.Combine(Patients, pathway, id))}");
        }

        var pathways = Folders().Select(f => Path.GetFileName(Path.GetDirectoryName(f)!)).Except(NoPathways).Distinct()
            .Order(StringComparer.Ordinal).ToList();
        if (NoPathways.Contains(pathway, StringComparer.Ordinal) || (!newPathway && !pathways.Contains(pathway, StringComparer.Ordinal)))
        {
            throw new NewCardException($"{pathway}: this is none of the pathways {string.Join(", ", pathways)} (--new-pathway makes one)");
        }

        return new NewCard(pathway, id, Tier(tier), Stated(guidelines), Hooks(hooks), today);
    }

    /// <summary>The ids of a pathway's cards.</summary>
    public IReadOnlyCollection<string> CardsOf(string pathway) =>
        [.. Folders().Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == pathway).Select(f => Path.GetFileName(f)!)];

    private static int Tier(string tier) =>
        tier is "1" or "2" or "3" ? tier[0] - '0' : throw new NewCardException($"{tier}: the tier is 1, 2 or 3");

    private static string[] Hooks(string hooks)
    {
        var several = hooks.Split(',', StringSplitOptions.TrimEntries);
        return several.Except(Card.AllHooks, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new NewCardException($"{unknown}: this is none of the hooks {string.Join(", ", Card.AllHooks)}")
            : several;
    }

    private List<(string Id, string Document)> Stated(string? ids)
    {
        var faults = new List<string>();
        var known = Directory.EnumerateDirectories(Path.Combine(Cards, "guidelines")).Order(StringComparer.Ordinal)
            .Select(f => GuidelineFolder.Read(f, faults)).ToList();
        if (faults.Count > 0)
        {
            throw new NewCardException($"the guidelines are at fault, see cards check: {faults[0]}");
        }

        var wanted = ids?.Split(',', StringSplitOptions.TrimEntries) ?? [.. known.Select(g => g!.Id)];
        return
        [
            .. from id in wanted
               let guideline = known.Find(g => g!.Id == id)
                   ?? throw new NewCardException($"{id}: this is none of the guidelines {string.Join(", ", known.Select(g => g!.Id))}")
               let own = guideline.Documents.FirstOrDefault(d => d.Value == guideline.Name).Key
               select (id, own ?? guideline.Documents.Keys.First()),
        ];
    }

    private IEnumerable<string> Folders() =>
        Directory.EnumerateDirectories(Cards).SelectMany(Directory.EnumerateDirectories)
            .Where(d => File.Exists(Path.Combine(d, "card.yaml")));

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Kebab();
}
