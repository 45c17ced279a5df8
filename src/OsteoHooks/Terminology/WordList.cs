namespace OsteoHooks.Terminology;

/// <summary>
/// A list of clinical words that facts or readers look for in free text. The name is the table's name in pascal case:
/// <c>cards/terms/word/oral-route.csv</c> is <see cref="OralRoute"/>.
/// </summary>
public enum WordList : byte
{
    /// <summary>A glucocorticoid is swallowed.</summary>
    OralRoute,

    /// <summary>A glucocorticoid acts where it is put, and does not count.</summary>
    LocalRoute,

    /// <summary>A glucocorticoid is injected or infused.</summary>
    InjectionRoute,

    IntravenousRoute,

    /// <summary>An oestrogen is vaginal, and so no treatment of bone.</summary>
    VaginalRoute,

    /// <summary>A bisphosphonate is taken because of a glucocorticoid.</summary>
    GlucocorticoidReason,

    /// <summary>An order takes the place of an earlier one.</summary>
    ReplacingOrder,

    /// <summary>Denosumab or zoledronic acid is given for cancer.</summary>
    OncologicReason,

    /// <summary>Brands sold in the oncologic strength only.</summary>
    OncologicBrand,

    /// <summary>A disorder of calcium is one of too much.</summary>
    HighCalcium,

    /// <summary>An examination is a DXA.</summary>
    DxaExamination,

    /// <summary>Sites at which a T-score does not count.</summary>
    DxaWrongSite,

    /// <summary>The name of an Observation speaks of bone.</summary>
    BoneMeasurement,

    /// <summary>The name of a procedure, a report or an order speaks of bone.</summary>
    BoneActivity,

    /// <summary>The conclusion of a report speaks of bone.</summary>
    BoneReport,

    /// <summary>A fracture came of a traffic accident, a fall from a height or violence.</summary>
    HighEnergyCause,

    /// <summary>Something is denied.</summary>
    Denial,
}
