using System.Collections;
using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>The expressions of a pattern or aggregate, in the order written.</summary>
public class ExpressionCollection : IReadOnlyList<NamedExpressionElement>
{
    private readonly NamedExpressionElement[] _expressions;

    internal ExpressionCollection(IEnumerable<NamedExpressionElement> expressions) => _expressions = [.. expressions];

    /// <inheritdoc/>
    public int Count => _expressions.Length;

    /// <inheritdoc/>
    public NamedExpressionElement this[int index] => _expressions[index];

    /// <exception cref="ArgumentException">There is no expression of that name.</exception>
    public NamedExpressionElement this[string name] => Find(name).SingleOrDefault()
        ?? throw new ArgumentException($"There is no expression named '{name}'.", nameof(name));

    /// <summary>The expressions of that name; none is no error.</summary>
    public IEnumerable<NamedExpressionElement> Find(string name) => _expressions.Where(x => string.Equals(x.Name, name, StringComparison.Ordinal));

    /// <inheritdoc/>
    public IEnumerator<NamedExpressionElement> GetEnumerator() => _expressions.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal LambdaExpression Selector(string name) => this[name].Expression;
}
