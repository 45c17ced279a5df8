namespace OsteoHooks.Inference.Tests;

/// <summary>Loads rules, inserts facts, fires, and reads what was said.</summary>
internal static class Firing
{
    public static ISession Session(params Type[] rules) => Repository(rules).Compile().CreateSession();

    public static RuleRepository Repository(params Type[] rules)
    {
        var repository = new RuleRepository();
        repository.Load(x => x.PrivateTypes().NestedTypes().From(rules));
        return repository;
    }

    public static ISession Of(Type[] rules, params object[] facts)
    {
        var session = Session(rules);
        session.InsertAll(facts);
        session.Fire();
        return session;
    }

    /// <summary>The words said by one rule, in alphabetical order, separated by blanks.</summary>
    public static string Words<TRule>(params object[] facts)
        where TRule : Rule => Words([typeof(TRule)], facts);

    public static string Words(Type[] rules, params object[] facts) => Words(Of(rules, facts));

    public static string Words(ISession session) =>
        string.Join(' ', session.Query<Said>().AsEnumerable().Select(x => x.Word).Order(StringComparer.Ordinal));
}
