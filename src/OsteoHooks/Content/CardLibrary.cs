using System.Collections.Immutable;
using OsteoHooks.Guidelines;
using OsteoHooks.Text;

namespace OsteoHooks.Content;

/// <summary>
/// The cards folder, read whole at start-up: every text filled in for every guideline and language, so that a request words nothing but
/// what was seen.
/// </summary>
public sealed class CardLibrary
{
    /// <summary>The card that names what could not be read; outside the limit on cards.</summary>
    public const string DataUnavailable = "data-unavailable";

    /// <summary>The card that names the findings for which there was no room.</summary>
    public const string MoreFindings = "more-findings";

    private readonly IReadOnlyDictionary<(string Card, string Guideline, string Language), CardText> _texts;

    internal CardLibrary(ContentFiles files, IReadOnlyDictionary<(string Card, string Guideline, string Language), CardText> texts)
    {
        _texts = texts;
        Folder = files.Folder;
        Guidelines = files.Guidelines;
        Cards = files.Cards;
        Problems = files.Problems;
        Written = files.Written;
        Phrases = files.Phrases;
        Blocks = files.Blocks;
        Orders = files.Orders;
        OrderReasons = files.OrderReasons;
        Links = files.Links;
        OverrideReasons = files.OverrideReasons;
    }

    /// <summary>The cards folder beside the assembly, found from any working directory.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "cards");

    public string Folder { get; }

    /// <summary>By id.</summary>
    public IReadOnlyDictionary<string, Guideline> Guidelines { get; }

    /// <summary>By id; <see cref="Card.Position"/> is the catalogue's order.</summary>
    public IReadOnlyDictionary<string, Card> Cards { get; }

    /// <summary>Which card gives way to which; <see cref="Card.OutrankedBy"/> follows from it.</summary>
    public Problems Problems { get; }

    public Phrases Phrases { get; }

    public Blocks Blocks { get; }

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, Order> Orders { get; }

    /// <summary>Why something is ordered, by pathway.</summary>
    public IReadOnlyDictionary<string, Wording> OrderReasons { get; }

    /// <summary>By key.</summary>
    public IReadOnlyDictionary<string, CardLink> Links { get; }

    /// <summary>By code, in the order of the file.</summary>
    public IReadOnlyDictionary<string, OverrideReason> OverrideReasons { get; }

    /// <summary>The texts as written, slots unfilled, for checking.</summary>
    public ImmutableArray<(Card Card, CardTemplate Text)> Written { get; }

    /// <summary>
    /// Reads a cards folder. Every fault is added to <paramref name="faults"/> as <c>file:line: fault</c>; the library then holds what
    /// could be read
    /// and is fit for further checks only.
    /// </summary>
    public static CardLibrary Open(string cardsFolder, ICollection<string> faults)
    {
        var files = ContentFiles.Read(cardsFolder, faults);
        return new CardLibrary(files, new CardFiller(files, faults).Fill());
    }

    /// <summary>The card's text.</summary>
    /// <exception cref="InvalidOperationException">The guideline does not state this card, or there is no such card.</exception>
    public CardText Text(string card, string guideline, string language) =>
        _texts.TryGetValue((card, guideline, language), out var text)
            ? text : throw new InvalidOperationException($"There is no text of {card} for {guideline} in {language}.");
}
