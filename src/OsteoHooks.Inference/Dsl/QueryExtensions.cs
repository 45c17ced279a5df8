using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>The words of a query, with NRules' names and signatures.</summary>
public static class QueryExtensions
{
    /// <summary>Starts from the facts of a type that meet all conditions.</summary>
    public static IQuery<TFact> Match<TFact>(this IQuery query, params Expression<Func<TFact, bool>>[] conditions)
        where TFact : notnull
    {
        query.Builder.FactQuery(conditions);
        return new QueryExpression<TFact>(query.Builder);
    }

    /// <summary>Keeps the results that meet all predicates.</summary>
    public static IQuery<TSource> Where<TSource>(this IQuery<TSource> source, params Expression<Func<TSource, bool>>[] predicates)
        where TSource : notnull
    {
        source.Builder.Where(predicates);
        return new QueryExpression<TSource>(source.Builder);
    }

    /// <summary>Replaces every result by a value. Two equal values are refused when the rules are fired, as in NRules.</summary>
    public static IQuery<TResult> Select<TSource, TResult>(this IQuery<TSource> source, Expression<Func<TSource, TResult>> selector)
        where TSource : notnull
    {
        source.Builder.Select(selector);
        return new QueryExpression<TResult>(source.Builder);
    }

    /// <summary>Replaces every result by several values; equal values count once.</summary>
    public static IQuery<TResult> SelectMany<TSource, TResult>(this IQuery<TSource> source, Expression<Func<TSource, IEnumerable<TResult>>> selector)
        where TSource : notnull
    {
        source.Builder.SelectMany(selector);
        return new QueryExpression<TResult>(source.Builder);
    }

    /// <summary>One result per distinct key, with the facts that share it. No facts, no groups.</summary>
    public static IQuery<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(this IQuery<TSource> source, Expression<Func<TSource, TKey>> keySelector)
        where TSource : notnull
        where TKey : notnull
    {
        source.Builder.GroupBy(keySelector, x => x);
        return new QueryExpression<IGrouping<TKey, TSource>>(source.Builder);
    }

    /// <summary>One result per distinct key, with a value of each fact that shares it.</summary>
    public static IQuery<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(
        this IQuery<TSource> source,
        Expression<Func<TSource, TKey>> keySelector,
        Expression<Func<TSource, TElement>> elementSelector)
        where TSource : notnull
        where TKey : notnull
        where TElement : notnull
    {
        source.Builder.GroupBy(keySelector, elementSelector);
        return new QueryExpression<IGrouping<TKey, TElement>>(source.Builder);
    }

    /// <summary>All results as one collection, empty when there are none; in no order to rely on unless sorted.</summary>
    public static ICollectQuery<IEnumerable<TSource>> Collect<TSource>(this IQuery<TSource> source)
        where TSource : notnull
    {
        source.Builder.Collect<TSource>();
        return new QueryExpression<IEnumerable<TSource>>(source.Builder);
    }

    /// <summary>Sorts the collection, smallest key first, by the key's default comparer (for strings: the current culture's).</summary>
    public static IOrderedQuery<IEnumerable<TSource>> OrderBy<TSource, TKey>(this ICollectQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector)
        where TSource : notnull => Sorted(source.Builder, keySelector, SortDirection.Ascending);

    /// <summary>Sorts the collection, largest key first.</summary>
    public static IOrderedQuery<IEnumerable<TSource>> OrderByDescending<TSource, TKey>(this ICollectQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector)
        where TSource : notnull => Sorted(source.Builder, keySelector, SortDirection.Descending);

    /// <summary>Sorts what compares equal so far, smallest key first.</summary>
    public static IOrderedQuery<IEnumerable<TSource>> ThenBy<TSource, TKey>(this IOrderedQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector)
        where TSource : notnull => Sorted(source.Builder, keySelector, SortDirection.Ascending);

    /// <summary>Sorts what compares equal so far, largest key first.</summary>
    public static IOrderedQuery<IEnumerable<TSource>> ThenByDescending<TSource, TKey>(this IOrderedQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector)
        where TSource : notnull => Sorted(source.Builder, keySelector, SortDirection.Descending);

    private static QueryExpression<IEnumerable<TSource>> Sorted<TSource, TKey>(
        IQueryBuilder builder, Expression<Func<TSource, TKey>> keySelector, SortDirection direction)
        where TSource : notnull
    {
        builder.OrderBy(keySelector, direction);
        return new QueryExpression<IEnumerable<TSource>>(builder);
    }
}
