namespace OsteoHooks.Rules.Offers;

/// <summary>Names of orders in cards/orders; the content check holds that each exists.</summary>
public static class OrderName
{
    public const string Zoledronate = "zoledronate-5mg-iv";
    public const string Alendronate = "alendronate-70mg-weekly";
    public const string Supplement = "calcium-vitamin-d";
    public const string Dxa = "dxa";
    public const string Labs = "labs";
    public const string Denosumab = "denosumab-60mg";
    public const string Referral = "referral-bone-specialist";
    public const string Recall = "recall-denosumab";
    public const string MoveInfusion = "move-infusion";
}
