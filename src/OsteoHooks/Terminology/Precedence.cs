namespace OsteoHooks.Terminology;

/// <summary>
/// Sets that take a code away from wider ones (terminology rule 6): a code belongs to every set that lists it, except that
/// what is listed as excluded, local or more narrow is not also the thing it was set apart from.
/// </summary>
internal static class Precedence
{
    private static readonly (ConceptSet Stronger, ConceptSets Weaker)[] Pairs =
    [
        (ConceptSet.DrugGlucocorticoidExclude, Systemic),
        (ConceptSet.DrugGlucocorticoidLocal, Systemic),
        (ConceptSet.DrugHrtLocalReview, ConceptSets.Of(ConceptSet.DrugHrt)),
        (ConceptSet.DrugFallriskAnticholinergicExclude, ConceptSets.Of(ConceptSet.DrugFallriskAnticholinergic)),

        // Alfacalcidol and calcitriol are no nutritional supplement (terminology §5), though A11CC holds both.
        (ConceptSet.DrugVitaminDActive, ConceptSets.Of(ConceptSet.DrugVitaminD)),
        (ConceptSet.LabExcludeCalcitriol, ConceptSets.Of(ConceptSet.Lab25ohd)),

        // Danish DE835C and DE835D say which disorder DE835 leaves open.
        (ConceptSet.CondHypocalcaemia, ConceptSets.Of(ConceptSet.CondCalciumDisorderReview)),
        (ConceptSet.CondHypercalcaemia, ConceptSets.Of(ConceptSet.CondCalciumDisorderReview)),

        // DK102E and DK102F: necrosis after radiation, not the inflammatory jaw of DK102.
        (ConceptSet.CondOnjRadiation, ConceptSets.Of(ConceptSet.CondOnjReview)),
    ];

    private static readonly ConceptSets Strong = Pairs.Aggregate(ConceptSets.None, (all, pair) => all | ConceptSets.Of(pair.Stronger));

    private static ConceptSets Systemic =>
        ConceptSets.Of(ConceptSet.DrugGlucocorticoidSystemic) | ConceptSets.Of(ConceptSet.DrugGlucocorticoidSystemicCheckRoute);

    public static ConceptSets Apply(ConceptSets sets)
    {
        if (!sets.HasAny(Strong))
        {
            return sets;
        }
        foreach (var (stronger, weaker) in Pairs)
        {
            if (sets.Has(stronger))
            {
                sets = sets.Without(weaker);
            }
        }

        return sets;
    }
}
