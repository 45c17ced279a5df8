namespace OsteoHooks.Inference.Tests;

public class OwnSignatureTests
{
    /// <summary>What NRules has not. Nothing that a rule or the clinical core uses may be added here.</summary>
    private static readonly string[] Own =
    [
        "ISession.Trace",
        "Trace",
        "Conclusion",
        "RuleStratificationException",
    ];

    [Fact]
    public void Every_other_public_member_is_one_of_NRules() => Assert.DoesNotContain(
        MirroredSignatureTests.OfThisEngine().Except(MirroredSignatureTests.Mirrored), x => !Array.Exists(Own, own => IsOf(own, x)));

    private static bool IsOf(string own, string signature)
    {
        var member = signature.StartsWith("class ", StringComparison.Ordinal) ? signature["class ".Length..] : signature;
        return member == own || member.StartsWith(own + ".", StringComparison.Ordinal) || member.StartsWith(own + "[", StringComparison.Ordinal);
    }
}
