namespace OsteoHooks.Terminology;

/// <summary>Which sets may be met in which element, so that a medication code is never read as a diagnosis.</summary>
internal static class CodeUses
{
    private static readonly ConceptSets[] Allowed = [.. Enum.GetValues<CodeUse>().Select(use => Union(set => IsMet(use, set)))];

    private static readonly ConceptSets Drugs = Union(set => Begins(set, "Drug"));

    /// <summary>The sets that a code of the system may carry in the element.</summary>
    public static ConceptSets Of(CodeUse use, CodeSystem system) =>
        use == CodeUse.Procedure && system is CodeSystem.Sks or CodeSystem.Hcpcs or >= CodeSystem.Local

            // "Behandling med denosumab" and HCPCS injections are procedures that give a drug.
            ? Allowed[(int)use] | Drugs
            : Allowed[(int)use];

    private static bool IsMet(CodeUse use, ConceptSet set) => use switch
    {
        CodeUse.Medication => Begins(set, "Drug"),
        CodeUse.Route => Begins(set, "Route"),

        // Heredity and smoking also stand in problem lists.
        CodeUse.Condition =>
            Begins(set, "Cond") || Begins(set, "Marker") || Begins(set, "Answer") || set == ConceptSet.ObsParentHipFracture,
        CodeUse.Observation => Begins(set, "Lab") || Begins(set, "Vital") || Begins(set, "Dxa") || Begins(set, "Frax") || Begins(set, "Obs")
            || Begins(set, "Proc") || Begins(set, "Answer"),

        // Orders and reports carry the code of the examination they ask for or contain; radiotherapy and transplantation
        // are listed with the conditions.
        CodeUse.Procedure => Begins(set, "Proc") || Begins(set, "Dxa") || Begins(set, "Lab")
            || set is ConceptSet.CondRadiotherapyHistory or ConceptSet.CondKidneyTransplant,
        CodeUse.Answer => Begins(set, "Answer"),
        _ => false,
    };

    private static bool Begins(ConceptSet set, string start) => set.ToString().StartsWith(start, StringComparison.Ordinal);

    private static ConceptSets Union(Func<ConceptSet, bool> chosen) =>
        Enum.GetValues<ConceptSet>().Where(chosen).Aggregate(ConceptSets.None, (all, set) => all | ConceptSets.Of(set));
}
