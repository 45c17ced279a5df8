using NRules.Fluent.Dsl;
using NRules.RuleModel;
using OsteoHooks.Facts;
using OsteoHooks.Rules;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.Rules;

/// <summary>Stages are types; nothing is concluded from the absence of what may only be unread; a circle through a need for all or
/// none is refused by name.</summary>
public class StageTests
{
    private sealed record Left;

    private sealed record Right;

    private sealed class LeftWithoutRight : Rule
    {
        public override void Define()
        {
            States states = null!;

            When().Match(() => states).Not<Right>();
            Then().Yield(_ => new Left());
        }
    }

    private sealed class RightFromLeft : Rule
    {
        public override void Define()
        {
            Left left = null!;

            When().Match(() => left);
            Then().Yield(_ => new Right());
        }
    }

    private sealed class AllLefts : Rule
    {
        public override void Define()
        {
            IEnumerable<Right> rights = null!;

            When().Query(() => rights, q => q.Match<Right>().Collect());
            Then().Yield(_ => new Left());
        }
    }

    private sealed class NothingRead : Rule
    {
        public override void Define()
        {
            When().Not<States>();
            Then().Yield(_ => new Left());
        }
    }

    private sealed class NoUnmadeFact : Rule
    {
        public override void Define()
        {
            States states = null!;

            When().Match(() => states).Exists<Chartless>();
            Then().Yield(_ => new Left());
        }
    }

    private sealed record Chartless;

    [Fact]
    public void The_shipped_rules_stand_in_stages() =>
        Assert.All(TestPatients.Clinic.Library.Guidelines.Values,
            g => Assert.NotNull(CompiledRules.Of(g, CardsOf(g.Id), ShippedRules.Cards, ShippedRules.Reasoning)));

    [Theory]
    [InlineData(typeof(LeftWithoutRight))]
    [InlineData(typeof(AllLefts))]
    public void A_circle_through_all_or_none_is_refused_and_names_its_rules(Type denying)
    {
        var fault = Refused([denying, typeof(RightFromLeft)]);

        Assert.Contains(denying.Name, fault, StringComparison.Ordinal);
        Assert.Contains(nameof(RightFromLeft), fault, StringComparison.Ordinal);
        Assert.Contains("circle", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(NothingRead))]
    [InlineData(typeof(NoUnmadeFact))]
    public void A_rule_that_denies_what_is_read_is_refused_by_name(Type denying) =>
        Assert.Contains(denying.Name, Refused([denying]), StringComparison.Ordinal);

    [Fact]
    public void A_chain_without_a_circle_is_accepted() => Assert.NotNull(Compile([typeof(RightFromLeft), typeof(OnlyLeft)]));

    private sealed class OnlyLeft : Rule
    {
        public override void Define()
        {
            States states = null!;

            When().Match(() => states);
            Then().Yield(_ => new Left());
        }
    }

    private static HashSet<string> CardsOf(string guideline) =>
        TestPatients.Clinic.Library.Cards.Values.Where(c => !c.IsAboutTheService && c.Guidelines.ContainsKey(guideline)).Select(c => c.Id)
            .ToHashSet(StringComparer.Ordinal);

    private static CompiledRules Compile(IReadOnlyList<Type> reasoning) =>
        CompiledRules.Of(TestPatients.Clinic.Library.Guidelines["no"], [], [], reasoning);

    private static string Refused(IReadOnlyList<Type> reasoning) => Assert.Throws<InvalidDataException>(() => Compile(reasoning)).Message;
}
