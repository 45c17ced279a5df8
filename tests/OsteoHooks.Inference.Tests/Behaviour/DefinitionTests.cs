using System.Linq.Expressions;

namespace OsteoHooks.Inference.Tests;

/// <summary>What a host reads of loaded rules, written so that it compiles and answers the same under either engine.</summary>
public class DefinitionTests
{
    private static readonly IRuleDefinition Definition = Firing.Repository(typeof(Everything)).GetRules().Single();

    [Fact]
    public void The_types_of_all_facts_a_rule_reads_can_be_found() =>
        Assert.Equal([typeof(Woman), typeof(Fracture), typeof(Injection), typeof(Event)], FactTypes(Definition.LeftHandSide).Distinct());

    [Fact]
    public void The_class_of_a_rule_can_be_found() => Assert.Equal(typeof(Everything), Definition.Properties[RuleProperties.ClrType]);

    [Fact]
    public void A_conclusion_can_be_read_as_an_expression_over_the_facts_it_uses()
    {
        var action = Assert.Single(Definition.RightHandSide.Actions);
        var yielded = Assert.IsType<NewExpression>(Yielded(action), exactMatch: false);
        Assert.Equal(typeof(Said), yielded.Type);
        Assert.Equal([("woman", typeof(Woman)), ("latest", typeof(int))], action.Expression.Parameters.Skip(1).Select(x => (x.Name!, x.Type)));
    }

    [Fact]
    public void Conditions_can_be_read_in_the_order_written()
    {
        var match = Assert.IsType<PatternElement>(Definition.LeftHandSide.ChildElements[0]);
        Assert.Equal("woman", match.Declaration.Name);
        Assert.Equal(["(woman.Age > 60)", "(woman.Who != \"\")"], match.Expressions.Find(PatternElement.ConditionName).Select(x => x.Expression.Body.ToString()));
    }

    [Fact]
    public void Premises_keep_their_kinds_and_order() => Assert.Equal(
        [ElementType.Pattern, ElementType.Exists, ElementType.Not, ElementType.ForAll, ElementType.Pattern, ElementType.Pattern, ElementType.Or],
        Definition.LeftHandSide.ChildElements.Select(x => x.ElementType));

    private static IEnumerable<Type> FactTypes(RuleElement element) => element switch
    {
        GroupElement group => group.ChildElements.SelectMany(FactTypes),
        ExistsElement exists => FactTypes(exists.Source),
        NotElement not => FactTypes(not.Source),
        ForAllElement all => FactTypes(all.BasePattern),
        PatternElement { Source: AggregateElement aggregate } => FactTypes(aggregate.Source),
        PatternElement { Source: null } pattern => [pattern.ValueType],
        _ => [],
    };

    private static Expression Yielded(ActionElement action)
    {
        var insertion = new LinkedInsertion();
        insertion.Visit(action.Expression);
        return insertion.Inserted ?? action.Expression.Body;
    }

    // NRules wraps what is yielded into a call that inserts it; ours does not.
    private sealed class LinkedInsertion : ExpressionVisitor
    {
        public Expression? Inserted { get; private set; }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.Name == "InsertLinked")
                Inserted = node.Arguments[1];
            return base.VisitMethodCall(node);
        }
    }

    private sealed class Everything : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            IEnumerable<int> years = null!;
            int latest = 0;
            When()
                .Match(() => woman, x => x.Age > 60, x => x.Who != "")
                .Exists<Fracture>(x => x.Who == woman.Who)
                .Not<Injection>(x => x.Who == woman.Who)
                .All<Fracture>(x => x.Year > 2000)
                .Query(() => years, q => q.Match<Event>(x => x.Who == woman.Who).Select(x => x.Year).Collect())
                .Let(() => latest, () => years.Max())
                .Or(x => x.Exists<Injection>().Exists<Fracture>());
            Then().Yield(_ => new Said(woman.Who + latest));
        }
    }
}
