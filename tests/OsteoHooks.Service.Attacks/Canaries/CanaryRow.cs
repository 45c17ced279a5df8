namespace OsteoHooks.Service.Attacks.Canaries;

/// <summary>One place where a canary is planted.</summary>
internal sealed record CanaryRow(string Class, string Name, Func<CanaryWorld, string, Task> Plant)
{
    public override string ToString() => $"{Class}, {Name}";
}
