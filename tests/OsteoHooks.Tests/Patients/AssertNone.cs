namespace OsteoHooks.Tests.Patients;

/// <summary>A test over all patients fails once, with all that is wrong.</summary>
internal static class AssertNone
{
    public static void Of(IEnumerable<string> complaints)
    {
        var all = complaints.ToList();
        Assert.True(all.Count == 0, $"{all.Count}:\n{string.Join('\n', all)}");
    }
}
