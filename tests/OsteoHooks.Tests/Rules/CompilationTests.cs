using System.Diagnostics;
using OsteoHooks.Rules;

namespace OsteoHooks.Tests.Rules;

/// <summary>Rules are compiled once per guideline, whatever hooks, clients and switched-off cards there are.</summary>
public class CompilationTests
{
    [Fact]
    public void Opening_a_clinic_compiles_each_guideline_once_and_a_card_that_is_off_compiles_nothing()
    {
        // Other tests open clinics of their own meanwhile: only what is compiled on behalf of this one counts.
        using var mine = new Activity("this test").Start();
        var compiled = new List<string?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "OsteoHooks.Rules",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                if (a.TraceId == mine.TraceId)
                {
                    lock (compiled)
                    {
                        compiled.Add((string?)a.GetTagItem("guideline"));
                    }
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        var clinic = Clinic.Open();
        Assert.Equal(clinic.Library.Guidelines.Keys.Order(StringComparer.Ordinal), compiled.Order(StringComparer.Ordinal));

        compiled.Clear();
        foreach (var card in clinic.Library.Cards.Values.Where(c => !c.IsAboutTheService))
        {
            var without = clinic.Without([card.Id]);
            Assert.All(without.Services, s => Assert.DoesNotContain(card.Id, without.RulesOf(s).Cards.Keys));
        }

        Assert.Empty(compiled);
    }

    [Fact]
    public void All_services_of_a_guideline_share_its_rules()
    {
        var clinic = Patients.TestPatients.Clinic;
        Assert.All(clinic.Services.GroupBy(s => s.Guideline),
            services => Assert.Single(services.Select(s => clinic.RulesOf(s).Rules).Distinct()));
    }
}
