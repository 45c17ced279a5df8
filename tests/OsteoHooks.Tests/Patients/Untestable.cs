namespace OsteoHooks.Tests.Patients;

/// <summary>What no patient can show, each with its reason. Kept short: whatever can have a patient has one.</summary>
internal static class Untestable
{
    /// <summary>By guideline and limit.</summary>
    public static Dictionary<string, string> Limits { get; } = new(StringComparer.Ordinal)
    {
        ["se-vgr patient.postmenopausal"] = "no rule under this guideline asks for menopause",
        ["se-vgr patient.menopause-uncertain"] = "no rule under this guideline asks for menopause",
        ["no patient.postmenopausal"] = "no rule under this guideline asks for menopause",
        ["no patient.menopause-uncertain"] = "no rule under this guideline asks for menopause",
    };

    /// <summary>Sentences of answers that hold for everybody under a guideline: what it does not ask for.</summary>
    public static HashSet<string> Premises { get; } = new(StringComparer.Ordinal) { "criterion.none", "criterion.t-score-needed", "population.any", "occasion.chart" };
}
