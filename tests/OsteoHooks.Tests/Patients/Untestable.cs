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
        ["se-vgr glucocorticoid.year"] = "this guideline has no yearly sum",
        ["no glucocorticoid.year"] = "this guideline has no yearly sum",
    };

    /// <summary>By card, guideline and question: questions that another one of the same rule implies, or whose answer is
    /// the same for everybody.</summary>
    public static Dictionary<string, string> Implied { get; } = new(StringComparer.Ordinal)
    {
        ["glucocorticoid-dxa-not-done dk-dsam Person.IsAdult"] = "a postmenopausal woman or a man over 50 is an adult",
        ["glucocorticoid-cumulative-450 dk-dsam Person.IsAdult"] = "a postmenopausal woman or a man over 50 is an adult",
        ["glucocorticoid-start-before-dxa-age dk-dsam Person.IsAdult"] = "who is over 75 is an adult",
        ["denosumab-stop-without-follow-on se-vgr SafeToOffer.FollowOnChoice"] = "holds for everybody: it only chooses the card's wording",
        ["denosumab-stop-without-follow-on dk-dsam SafeToOffer.FollowOnChoice"] = "holds for everybody: it only chooses the card's wording",
        ["denosumab-stop-without-follow-on no SafeToOffer.FollowOnChoice"] = "holds for everybody: it only chooses the card's wording",
    };

    /// <summary>Cards whose "Missing data" line lets them fire as info where something is unread, with that line.</summary>
    public static Dictionary<string, string> InfoWhenUnread { get; } = new(StringComparer.Ordinal)
    {
        ["glucocorticoid-dxa-not-done"] = "menopausal status unknown in women 45-54: fire as info and say so",
        ["androgen-deprivation-without-dxa"] = "prostate cancer not coded and sex male: fire info with 'indication not found'",
        ["androgen-deprivation-low-bone-density-untreated"] = "as androgen-deprivation-without-dxa",
    };

    /// <summary>Sentences of answers that hold for everybody under a guideline: what it does not ask for.</summary>
    public static HashSet<string> HoldsForEverybody { get; } =
        new(StringComparer.Ordinal) { "criterion.none", "population.any", "occasion.chart" };
}
