namespace OsteoHooks.Rules;

/// <summary>
/// A rule for one card: a list of questions to states, all of which must be answered with yes. It is considered as long as no answer is no;
/// what is asked is what the finding rests on.
/// </summary>
public abstract class CardRule
{
    private readonly string? _card;

    protected CardRule(Func<Questions, Questions> ask)
        : this(null, ask)
    {
    }

    /// <param name="card">Card id, or null for the class name in kebab case.</param>
    protected CardRule(string? card, Func<Questions, Questions> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        _card = card;
        Questions = ask(new Questions()).All;
    }

    /// <summary>Card id.</summary>
    public string Card => _card ?? CardId.Of(GetType());

    public IReadOnlyList<Question> Questions { get; }
}
