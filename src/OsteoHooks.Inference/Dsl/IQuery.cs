using System.ComponentModel;

namespace OsteoHooks.Inference;

/// <summary>The start of a query; continue with <c>Match</c>.</summary>
public interface IQuery
{
    /// <summary>For the extension methods only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    IQueryBuilder Builder { get; }
}

/// <summary>A query with results of one type.</summary>
public interface IQuery<out TSource>
{
    /// <summary>For the extension methods only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    IQueryBuilder Builder { get; }
}

/// <summary>A query that has just been collected and may be sorted.</summary>
public interface ICollectQuery<out TSource> : IQuery<TSource>
{
}

/// <summary>A collected query with a sort order that may be refined.</summary>
public interface IOrderedQuery<out TSource> : IQuery<TSource>
{
}
