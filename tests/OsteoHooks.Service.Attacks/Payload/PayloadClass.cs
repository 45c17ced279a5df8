using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>Bodies that one control stops.</summary>
/// <param name="Statuses">With one of these a body is refused.</param>
/// <param name="Without">The control lifted.</param>
internal sealed record PayloadClass(string Name, Place[] Places, int[] Statuses, PayloadRow[] Rows, Lifted Without)
{
    /// <summary>Megabytes a row: in the small form each stands at one place, by turns.</summary>
    public bool IsHeavy { get; init; }

    /// <summary>Row × place × framing; in the small form framings take turns.</summary>
    public IEnumerable<(PayloadRow Row, Place Place, Framing Framing)> Attempts =>
        from one in Placed.Index()
        from framing in Enum.GetValues<Framing>()
        where Exercise.IsLong || (int)framing == (one.Index + (one.Index / Places.Length)) % 2
        select (one.Item.Row, one.Item.Place, framing);

    /// <summary>Row × place.</summary>
    public IEnumerable<(PayloadRow Row, Place Place)> Placed => InTurn(Rows);

    /// <summary>Those that get in once the control is lifted, at every place.</summary>
    public IEnumerable<(PayloadRow Row, Place Place)> LetIn => InTurn([.. Rows.Where(r => !r.StaysOut)]);

    public override string ToString() => Name;

    private IEnumerable<(PayloadRow Row, Place Place)> InTurn(PayloadRow[] rows) =>
        from row in rows.Index()
        from place in (row.Item.Places ?? Places).Index()
        where !IsHeavy || Exercise.IsLong || row.Item.Places is not null || place.Index == row.Index % Places.Length
        select (row.Item, place.Item);
}
