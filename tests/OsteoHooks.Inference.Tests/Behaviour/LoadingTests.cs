namespace OsteoHooks.Inference.Tests;

public class LoadingTests
{
    [Fact]
    public void Types_that_are_nested_or_not_rules_are_passed_over_unless_asked_for()
    {
        Assert.Empty(Loaded(x => x.From(typeof(Older), typeof(LoadingTests), typeof(OpenToPublic))));
        Assert.Equal([typeof(Older)], Loaded(x => x.NestedTypes().From(typeof(Older), typeof(LoadingTests), typeof(OpenToPublic))));
    }

    [Fact]
    public void An_assembly_is_searched_for_rules()
    {
        Assert.Empty(Loaded(x => x.From(typeof(LoadingTests).Assembly)));
        var all = Loaded(x => x.From(typeof(LoadingTests).Assembly).NestedTypes().PrivateTypes());
        Assert.Contains(typeof(Older), all);
        Assert.Contains(typeof(FailingPremise), all);
        Assert.DoesNotContain(typeof(OpenToPublic), all);
    }

    [Fact]
    public void Rules_go_to_the_rule_set_that_is_named()
    {
        var repository = new RuleRepository();
        repository.Load(x => x.PrivateTypes().NestedTypes().From(typeof(FailingPremise)).To("failing"));
        repository.Load(x => x.PrivateTypes().NestedTypes().From(typeof(FailingPremise)));
        Assert.Equal(["failing", "default"], repository.GetRuleSets().Select(x => x.Name));
        Assert.Equal(2, repository.GetRules().Count());
    }

    [Fact]
    public void An_activator_may_make_several_rules_of_a_class()
    {
        var repository = new RuleRepository(new Ages(50, 70));
        repository.Load(x => x.NestedTypes().From(typeof(Older)));
        var session = repository.Compile().CreateSession();
        session.InsertAll([new Woman("Anna", 60), new Woman("Britt", 80)]);
        session.Fire();
        Assert.Equal("Anna>50 Britt>50 Britt>70", Firing.Words(session));
    }

    [Fact]
    public void A_rule_that_cannot_be_made_is_named() => Assert.Contains(
        nameof(Unmakeable), Assert.Throws<RuleActivationException>(() => Firing.Repository(typeof(Unmakeable))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(NoPremise))]
    [InlineData(typeof(NoConclusion))]
    [InlineData(typeof(SameAliasTwice))]
    [InlineData(typeof(NotAnAlias))]
    [InlineData(typeof(HavingFirst))]
    [InlineData(typeof(SelectManyOfTwo))]
    public void A_rule_that_is_not_well_formed_is_named(Type rule)
    {
        var refusal = Assert.Throws<RuleDefinitionException>(() => Firing.Repository(rule));
        Assert.Equal(rule, refusal.RuleType);
        Assert.Contains(rule.Name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_premise_that_fails_is_reported_with_its_expression()
    {
        var refusal = Assert.Throws<RuleLhsExpressionEvaluationException>(() => Firing.Words<FailingPremise>(new Woman("Anna", 60)));
        Assert.Contains("Clinic.Length", refusal.Expression, StringComparison.Ordinal);
    }

    private static List<Type> Loaded(Action<IRuleLoadSpec> load)
    {
        var asked = new Asked();
        new RuleRepository(asked).Load(load);
        return asked.For;
    }

    private sealed class Asked : IRuleActivator
    {
        public List<Type> For { get; } = [];

        public IEnumerable<Rule> Activate(Type type)
        {
            For.Add(type);
            return [];
        }
    }

    private sealed class Ages(params int[] ages) : IRuleActivator
    {
        public IEnumerable<Rule> Activate(Type type) => ages.Select(x => new Older(x));
    }

    public abstract class OpenToPublic : Rule;

    public sealed class Older(int age) : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman, x => x.Age > age);
            Then().Yield(_ => new Said(woman.Who + ">" + age));
        }
    }

    private sealed class Unmakeable(int age) : Rule
    {
        public override void Define() => When().Exists<Woman>(x => x.Age > age);
    }

    private sealed class NoPremise : Rule
    {
        public override void Define() => Then().Yield(_ => new Said("x"));
    }

    private sealed class NoConclusion : Rule
    {
        public override void Define() => When().Exists<Woman>();
    }

    private sealed class SameAliasTwice : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman).Match(() => woman);
            Then().Yield(_ => new Said(woman.Who));
        }
    }

    private sealed class NotAnAlias : Rule
    {
        public override void Define()
        {
            When().Match(() => new Woman("x", 1, null));
            Then().Yield(_ => new Said("x"));
        }
    }

    private sealed class HavingFirst : Rule
    {
        public override void Define()
        {
            When().Having(() => Environment.Is64BitProcess).Exists<Woman>();
            Then().Yield(_ => new Said("x"));
        }
    }

    private sealed class SelectManyOfTwo : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            string word = null!;
            When().Match(() => woman).Query(() => word, q => q.Match<Fracture>().SelectMany(x => new[] { x.Site, woman.Who }));
            Then().Yield(_ => new Said(word));
        }
    }

    private sealed class FailingPremise : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman, x => x.Clinic!.Length > 3);
            Then().Yield(_ => new Said(woman.Who));
        }
    }
}
