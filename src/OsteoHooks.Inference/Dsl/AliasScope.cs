using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>
/// The aliases declared so far. An alias is a local variable of <c>Define</c> that is never assigned: the compiler turns its
/// use in an expression into a field of a closure object, and a field with a declared name is what gets replaced.
/// </summary>
internal sealed class AliasScope
{
    private readonly Dictionary<string, Declaration> _declarations = new(StringComparer.Ordinal);

    public void Add(Declaration declaration) => _declarations[declaration.Name] = declaration;

    /// <summary>The type and name of an alias given as <c>() =&gt; alias</c>.</summary>
    public static Declaration Declare<T>(Expression<Func<T>> alias)
    {
        ArgumentNullException.ThrowIfNull(alias);
        return alias.Body is MemberExpression member
            ? new Declaration(member.Type, member.Member.Name)
            : throw new ArgumentException($"An alias is a local variable or field, given as () => name; found {alias.Body.NodeType}.", nameof(alias));
    }

    public static string NameOf<T>(Expression<Func<T>> alias) => Declare(alias).Name;

    /// <summary>Replaces aliases by parameters, which are added after the expression's own.</summary>
    public LambdaExpression Resolve(LambdaExpression expression)
    {
        var rewriter = new Rewriter(_declarations, own: null, ownName: null);
        rewriter.Parameters.AddRange(expression.Parameters);
        return rewriter.Rewrite(expression);
    }

    /// <summary>As the other, for an expression whose single parameter is the pattern's own fact.</summary>
    public LambdaExpression Resolve(LambdaExpression expression, Declaration pattern)
    {
        var rewriter = new Rewriter(_declarations, expression.Parameters.Single(), pattern);
        rewriter.Parameters.Add(pattern.Parameter);
        return rewriter.Rewrite(expression);
    }

    private sealed class Rewriter(Dictionary<string, Declaration> declarations, ParameterExpression? own, Declaration? ownName) : ExpressionVisitor
    {
        public List<ParameterExpression> Parameters { get; } = [];

        public LambdaExpression Rewrite(LambdaExpression expression) => Expression.Lambda(Visit(expression.Body), Parameters);

        protected override Expression VisitParameter(ParameterExpression node) =>
            node == own ? ownName!.Parameter : base.VisitParameter(node);

        protected override Expression VisitMember(MemberExpression node)
        {
            if (!IsCaptured(node) || !declarations.TryGetValue(node.Member.Name, out var declaration))
                return base.VisitMember(node);
            if (node.Expression is not ConstantExpression && !declaration.Type.IsAssignableFrom(node.Type))
                return base.VisitMember(node);
            if (!Parameters.Contains(declaration.Parameter))
                Parameters.Add(declaration.Parameter);
            return declaration.Parameter;
        }

        // Closures nest, so the chain of fields may be longer than one, but it always starts at a constant.
        private static bool IsCaptured(MemberExpression node) =>
            node.Expression is ConstantExpression || (node.Expression is MemberExpression outer && IsCaptured(outer));
    }
}
