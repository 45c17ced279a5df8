using OsteoHooks.Findings;
using OsteoHooks.Tests.Facts;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.Answers;

/// <summary>Answers to what was found, as a later call knows them: sealed, and dated in the guideline's zone.</summary>
internal static class Chartside
{
    /// <summary>A seal that nobody reads by chance.</summary>
    public static string Seal(string mark) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("key " + mark)));

    public static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(1));

    /// <summary>The finding's card was answered with the code on that day.</summary>
    public static AnsweredBefore Answered(Finding finding, string code, DateOnly day) =>
        new([new PastAnswer(finding.Card, code, Noon(day), [.. finding.Marks.Select(Seal)])], Seal);

    public static AnsweredBefore And(this AnsweredBefore one, AnsweredBefore other) =>
        one with { Answers = [.. one.Answers, .. other.Answers] };

    /// <summary>The card was answered in this call, on its day.</summary>
    public static AnsweredBefore Answering(this Consultation call, string card, string code) =>
        Answered(call.Finding(card), code, call.Today);

    public static Finding Finding(this Consultation call, string card, AnsweredBefore? before = null) =>
        call.Findings(before).Single(f => f.Card == card);

    /// <summary>"fired/warning", "suppressed/answer:patient-declined", "suppressed/…", "not-assessed" or "not-indicated".</summary>
    public static string Outcome(this Consultation call, string card, AnsweredBefore before) =>
        PreparedPatient.Words(call.Finding(card, before))[^1];
}
