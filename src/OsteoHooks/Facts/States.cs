using OsteoHooks.Facts.Denosumab;
using OsteoHooks.Facts.Glucocorticoid;

namespace OsteoHooks.Facts;

/// <summary>Every state of one patient, each read once.</summary>
public static class States
{
    public static IReadOnlyList<IState> Read(Reading reading)
    {
        var density = new BoneDensity(reading);
        var probability = new FractureProbability(reading);
        var fractures = new FragilityFractures(reading);
        var exposure = new GlucocorticoidExposure(reading);
        var oncologic = new OncologicTreatment(reading);
        var denosumab = new DenosumabTreatment(reading, oncologic);
        var kidney = new Kidney(reading);
        var calcium = new Calcium(reading);
        var vitaminD = new VitaminD(reading);
        return
        [
            new Person(reading),
            new Occasion(reading),
            exposure,
            new BoneProtection(reading),
            density,
            new DxaStatus(reading),
            probability,
            fractures,
            new TreatmentCriterion(reading.Guideline, density, probability, fractures),
            new Supplementation(reading, calcium),
            new ProphylacticBisphosphonate(reading, exposure, density),
            new LaboratoryPanel(reading),
            new Contraindications(reading),
            new HormonalTherapy(reading),
            oncologic,
            denosumab,
            new FollowOnInfusion(reading, oncologic),
            new DenosumabLabs(reading, denosumab, kidney, calcium, vitaminD),
            kidney,
            calcium,
            vitaminD,
            new SafeToOffer(reading, kidney, calcium, vitaminD),
        ];
    }
}
