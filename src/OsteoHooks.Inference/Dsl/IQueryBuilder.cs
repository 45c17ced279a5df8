using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>Receives the steps of a query as the extension methods are called.</summary>
public interface IQueryBuilder
{
    /// <summary>Starts from facts that meet all conditions.</summary>
    void FactQuery<TSource>(Expression<Func<TSource, bool>>[] conditions) where TSource : notnull;

    /// <summary>Keeps the results so far that meet all predicates.</summary>
    void Where<TSource>(Expression<Func<TSource, bool>>[] predicates) where TSource : notnull;

    /// <summary>Replaces every result by a value.</summary>
    void Select<TSource, TResult>(Expression<Func<TSource, TResult>> selector) where TSource : notnull;

    /// <summary>Replaces every result by several values, each distinct value once.</summary>
    void SelectMany<TSource, TResult>(Expression<Func<TSource, IEnumerable<TResult>>> selector) where TSource : notnull;

    /// <summary>Replaces the results by one group per key.</summary>
    void GroupBy<TSource, TKey, TElement>(Expression<Func<TSource, TKey>> keySelector, Expression<Func<TSource, TElement>> elementSelector)
        where TSource : notnull where TKey : notnull where TElement : notnull;

    /// <summary>Replaces the results by one collection.</summary>
    void Collect<TSource>() where TSource : notnull;

    /// <summary>Sorts what was collected.</summary>
    void OrderBy<TSource, TKey>(Expression<Func<TSource, TKey>> keySelector, SortDirection sortDirection) where TSource : notnull;
}

/// <summary>Direction of a sort.</summary>
public enum SortDirection
{
    /// <summary>Smallest first.</summary>
    Ascending = 0,

    /// <summary>Largest first.</summary>
    Descending = 1,
}

/// <summary>A query under construction, as handed from one extension method to the next.</summary>
public class QueryExpression<TSource>(IQueryBuilder builder) : ICollectQuery<TSource>, IOrderedQuery<TSource>
{
    /// <inheritdoc/>
    public IQueryBuilder Builder { get; } = builder;
}
