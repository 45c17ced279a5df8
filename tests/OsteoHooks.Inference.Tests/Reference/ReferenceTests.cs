using FsCheck;
using FsCheck.Fluent;

namespace OsteoHooks.Inference.Tests;

public class ReferenceTests
{
    private static readonly Gen<RuleSpec> Rules =
        from concludes in Gen.Choose(2, 4)
        from first in Gen.Choose(0, concludes - 1)
        from second in Gen.Choose(0, concludes - 1)
        from third in Gen.Choose(0, concludes - 1)
        from least in Gen.Choose(0, 2)
        from limit in Gen.Choose(0, 3)
        from secondVerb in Gen.Elements(Enum.GetValues<Second>())
        from thirdVerb in Gen.Elements(Enum.GetValues<Third>())
        select new RuleSpec(0, first, least, secondVerb, second, thirdVerb, third, limit, concludes);

    private static readonly Gen<Datum> Facts =
        from type in Gen.Choose(0, 1)
        from key in Gen.Choose(0, 2)
        from value in Gen.Choose(0, 4)
        select RuleSpec.Make(type, key, value, "");

    [Fact]
    public void Generated_rules_conclude_what_a_naive_evaluator_concludes() => Agree(mostRules: 6, mostFacts: 10, runs: 200);

    // Enough facts of a type that joins are looked up and equal facts are found by hash.
    [Fact]
    public void Generated_rules_over_many_facts_conclude_what_a_naive_evaluator_concludes() => Agree(mostRules: 2, mostFacts: 40, runs: 60);

    private static void Agree(int mostRules, int mostFacts, int runs)
    {
        var programs =
            from ruleCount in Gen.Choose(1, mostRules)
            from factCount in Gen.Choose(0, mostFacts)
            from rules in Rules.ListOf(ruleCount)
            from facts in Facts.ListOf(factCount)
            select (
                Rules: rules.Select((x, i) => x with { Number = i }).ToArray(),
                Facts: facts.Select((x, i) => x with { Because = "f" + i }).ToArray());
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(runs),
            Prop.ForAll(programs.ToArbitrary(), x => Assert.Equal(Text(NaiveEvaluator.Run(x.Rules, x.Facts)), Text(Run(x.Rules, x.Facts)))));
    }

    private static IEnumerable<Datum> Run(RuleSpec[] rules, Datum[] facts)
    {
        var repository = new RuleRepository(new Specs(rules));
        repository.Load(x => x.PrivateTypes().From(rules.Select(Specs.ClassOf).Distinct()));
        var session = repository.Compile().CreateSession();
        session.InsertAll(facts);
        session.Fire();
        return session.Query<Datum>().AsEnumerable();
    }

    private static string Text(IEnumerable<Datum> facts) =>
        string.Join('\n', facts.Select(x => x.GetType().Name + " " + x.Key + " " + x.Value + " " + x.Because).Order(StringComparer.Ordinal));

    private sealed class Specs(RuleSpec[] rules) : IRuleActivator
    {
        public IEnumerable<Rule> Activate(Type type) =>
            rules.Where(x => ClassOf(x) == type).Select(x => (Rule)Activator.CreateInstance(type, x)!);

        public static Type ClassOf(RuleSpec rule) => typeof(GeneratedRule<,,,>).MakeGenericType(
            [.. new[] { rule.First, rule.SecondType, rule.ThirdType, rule.Concludes }.Select(x => RuleSpec.Types[x])]);
    }
}
