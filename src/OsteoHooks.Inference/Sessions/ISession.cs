namespace OsteoHooks.Inference;

/// <summary>Makes sessions for one set of rules. Thread-safe; making a session is cheap.</summary>
public interface ISessionFactory
{
    /// <summary>A session without facts.</summary>
    ISession CreateSession();
}

/// <summary>
/// Facts, and what the rules conclude from them. Not thread-safe. Members that NRules has and this has not (update, retract,
/// agenda, events) would let a result depend on more than the set of facts inserted.
/// </summary>
public interface ISession
{
    /// <summary>Inserts facts, all or none.</summary>
    /// <exception cref="ArgumentException">A fact equals another of its class, in the session or in <paramref name="facts"/>.</exception>
    void InsertAll(IEnumerable<object> facts);

    /// <summary>Inserts a fact.</summary>
    /// <exception cref="ArgumentException">There is an equal fact of its class, inserted or concluded.</exception>
    void Insert(object fact);

    /// <summary>Inserts a fact unless there is an equal one of its class; says whether it did.</summary>
    bool TryInsert(object fact);

    /// <summary>
    /// Concludes all that follows from the facts inserted, and returns the number of activations. Facts inserted after that
    /// are taken into account by the next call, which concludes everything anew.
    /// </summary>
    /// <remarks>
    /// A rule that concludes a fact equal to one already there, inserted or concluded by whichever rule, is refused, as by
    /// NRules: silently merging the two would lose one of their reasons. NRules may refuse in one more case, where a rule
    /// fires before what it negates is known and another then concludes the same fact.
    /// </remarks>
    /// <exception cref="RuleRhsExpressionEvaluationException">A conclusion failed, was null, or equals a fact already there.</exception>
    /// <exception cref="RuleLhsExpressionEvaluationException">A premise failed.</exception>
    /// <exception cref="ArgumentException">A <c>Select</c> in a query gave equal values.</exception>
    int Fire();

    /// <summary>
    /// The facts of a type or its subtypes: first those inserted, in that order; then those concluded, by stratum, within it
    /// by the name of the rule, within it by the order of the matched facts. (In a stratum whose rules conclude for each
    /// other, round by round.) Operators on the result compile expressions on every use: call <c>AsEnumerable</c> first.
    /// </summary>
    IQueryable<TFact> Query<TFact>();

    /// <summary>Set before <see cref="Fire"/>, it is told which rule concluded what from which facts. NRules has events instead.</summary>
    Trace? Trace { get; set; }
}
