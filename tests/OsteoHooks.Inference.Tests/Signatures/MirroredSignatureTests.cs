namespace OsteoHooks.Inference.Tests;

public class MirroredSignatureTests
{
    /// <summary>The list says what rules and hosts may use: NRules 1.0.4's own public members, namespaces left out.</summary>
    internal static readonly string[] Mirrored =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "mirrored-signatures.txt")).Where(x => x.Length > 0 && x[0] != '#').ToArray();

    internal static IEnumerable<string> OfThisEngine() => PublicSignatures.Of(
        typeof(Rule).Assembly, typeof(RuleRepository).Assembly, typeof(ISession).Assembly, typeof(IRuleDefinition).Assembly);

    [Fact]
    public void Every_mirrored_signature_is_there() => Assert.Empty(Mirrored.Except(OfThisEngine()));

    [Fact]
    public void The_list_is_sorted_without_repetition() => Assert.Equal(Mirrored.Distinct().Order(StringComparer.Ordinal), Mirrored);
}
