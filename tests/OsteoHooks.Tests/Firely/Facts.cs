namespace OsteoHooks.Tests.Firely;

/// <summary>What one reading says of one entry of the chart.</summary>
/// <param name="Place">Where the resource stands in the call.</param>
/// <param name="MustBeThere">False where only the words decide whether an entry is of interest, or another version of it stands.</param>
internal sealed record Facts(string Place, bool MustBeThere, IReadOnlyDictionary<string, string> Said)
{
    public static Facts Of(string place, bool mustBeThere, params ReadOnlySpan<(string Name, string Text)> said)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in said)
        {
            if (text.Length > 0)
            {
                all[name] = text;
            }
        }

        return new Facts(place, mustBeThere, all);
    }

    /// <summary>The names of what differs, each with both texts.</summary>
    public IEnumerable<string> DifferencesTo(Facts ours) =>
        from name in Said.Keys.Union(ours.Said.Keys, StringComparer.Ordinal)
        let theirs = Said.GetValueOrDefault(name, "nothing")
        let mine = ours.Said.GetValueOrDefault(name, "nothing")
        where theirs != mine
        select $"{name}: Firely {theirs}, ours {mine}";
}
