namespace OsteoHooks.Inference;

internal sealed class SessionFactory(FactTypes types, IReadOnlyList<Stratum> strata) : ISessionFactory
{
    private readonly int _slots = strata.SelectMany(x => x.Rules).Select(x => x.Slots).DefaultIfEmpty().Max();
    private readonly int _memories = strata.SelectMany(x => x.Rules).Select(x => x.Memories).DefaultIfEmpty().Max();
    private Evaluation? _idle;

    public ISession CreateSession() => new Session(types, this);

    /// <summary>Fires all rules. One working space is kept between calls; concurrent calls make their own.</summary>
    public void Fire(Session session)
    {
        var evaluation = Interlocked.Exchange(ref _idle, null) ?? new Evaluation(_slots, _memories);
        try
        {
            evaluation.Run(session, strata);
        }
        finally
        {
            evaluation.Release();
            _idle = evaluation;
        }
    }
}
