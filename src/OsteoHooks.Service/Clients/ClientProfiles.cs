using OsteoHooks.Cards;
using OsteoHooks.Findings;

namespace OsteoHooks.Service.Clients;

/// <summary>
/// What is known of the products behind <see cref="ClientProfile"/>, in one place. Generic and sandbox take whole responses. What is said
/// of Epic is second-hand; what is said of Oracle Health is its own page on CDS Hooks (patient-view 1.0, beta, archived 2024).
/// </summary>
internal static class ClientProfiles
{
    /// <summary>
    /// One action in a suggestion, and selectionBehavior any only (second-hand). A card whose drugs are alternatives then says so in words.
    /// </summary>
    private static readonly ReplyProfile Epic = new() { OneActionPerSuggestion = true, OnlySelection = SelectionBehavior.Any };

    /// <summary>
    /// CDS Hooks 1.0 knows at-most-one only and makes any other value an error of the whole card; it knows no override reasons and no
    /// feedback. A critical card is a pop-up there, at every opening of the chart and with no way to answer it: so none is.
    /// </summary>
    private static readonly ReplyProfile Oracle =
        new() { OnlySelection = SelectionBehavior.AtMostOne, NoOverrideReasons = true, MostUrgent = Indicator.Warning };

    public static ReplyProfile ReplyTo(ClientProfile profile) => profile switch
    {
        ClientProfile.Epic => Epic,
        ClientProfile.Oracle => Oracle,
        _ => ReplyProfile.Whole,
    };

    /// <summary>Whether the product calls this hook at all: Oracle Health only opens charts.</summary>
    public static bool Calls(ClientProfile profile, string hook) => profile != ClientProfile.Oracle || hook == "patient-view";
}
