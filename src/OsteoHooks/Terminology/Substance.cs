namespace OsteoHooks.Terminology;

/// <summary>Drugs that rules tell apart. The tables' column <c>substance</c> holds the same names in kebab case.</summary>
public enum Substance : byte
{
    None,
    Prednisolone, Prednisone, Methylprednisolone, Triamcinolone, Dexamethasone, Betamethasone, Hydrocortisone, Cortisone, Deflazacort,
    Fluocortolone, Paramethasone, Cloprednol, Meprednisone, Prednylidene, Cortivazol, Vamorolone, Rimexolone, Fludrocortisone, Budesonide,
    Alendronate, Risedronate, Ibandronate, Zoledronate, Etidronate, Clodronate, Pamidronate, Tiludronate,
    Denosumab, Romosozumab, Teriparatide, Abaloparatide, Raloxifene, Bazedoxifene, Lasofoxifene, StrontiumRanelate, Calcitonin,
    Anastrozole, Letrozole, Exemestane, Tamoxifen,
    Buserelin, Leuprorelin, Goserelin, Triptorelin, Histrelin, Abarelix, Degarelix, Relugolix,
    Flutamide, Nilutamide, Bicalutamide, Enzalutamide, Apalutamide, Darolutamide, Abiraterone,
    Calcium, CalciumWithVitaminD, Colecalciferol, Ergocalciferol, Calcifediol, Alfacalcidol, Calcitriol,
    Estradiol, ConjugatedEstrogens, Tibolone, Estriol,
}
