namespace OsteoHooks.Benchmarks;

/// <summary>The engine alone: so many facts on each side of <see cref="JoinRule"/>.</summary>
internal sealed class Join
{
    private readonly ISessionFactory _factory;
    private readonly object[] _facts;

    public Join(int perSide)
    {
        var repository = new RuleRepository();
        repository.Load(x => x.From(typeof(JoinRule)));
        _factory = repository.Compile();
        _facts = [.. Enumerable.Range(0, perSide).SelectMany(n => (object[])[new LeftFact(n, n), new RightFact(n, perSide - 1 - n)])];
    }

    public int Run()
    {
        var session = _factory.CreateSession();
        session.InsertAll(_facts);
        session.Fire();
        return session.Query<Pair>().AsEnumerable().Count();
    }
}
