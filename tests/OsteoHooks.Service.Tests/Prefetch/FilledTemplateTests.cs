using OsteoHooks.Fhir;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Prefetch;

namespace OsteoHooks.Service.Tests.Prefetch;

public sealed class FilledTemplateTests
{
    private static readonly PrefetchTemplate Search = new("conditions", ResourceKind.Condition, "Condition?patient={{context.patientId}}");
    private static readonly PrefetchTemplate Role =
        new("role", ResourceKind.PractitionerRole, "PractitionerRole?practitioner={{userPractitionerId}}");

    [Theory]
    [InlineData("p1", "Condition?patient=p1")]
    [InlineData("a/b", "Condition?patient=a%2Fb")]
    [InlineData("a&_count=1", "Condition?patient=a%26_count%3D1")]
    [InlineData("åäö", "Condition?patient=%C3%A5%C3%A4%C3%B6")]
    [InlineData("..", null)]
    [InlineData(".", null)]
    public void The_patients_id_cannot_leave_its_place(string id, string? address) =>
        Assert.Equal(address, FilledTemplate.Fill(Search, Call(id, "Practitioner/dr1")));

    [Theory]
    [InlineData("Practitioner/dr1", "PractitionerRole?practitioner=dr1")]
    [InlineData("Practitioner/a?b", "PractitionerRole?practitioner=a%3Fb")]
    public void A_practitioner_is_asked_about(string user, string address)
    {
        Assert.True(FilledTemplate.Applies(Role, Call("p1", user)));
        Assert.Equal(address, FilledTemplate.Fill(Role, Call("p1", user)));
    }

    [Theory]
    [InlineData("PractitionerRole/r1")]
    [InlineData("Patient/p1")]
    [InlineData("Practitioner/")]
    [InlineData(null)]
    public void Of_anybody_else_there_is_nothing_to_ask(string? user)
    {
        Assert.False(FilledTemplate.Applies(Role, Call("p1", user)));
        Assert.True(FilledTemplate.Applies(Search, Call("p1", user)));
        Assert.Null(FilledTemplate.Fill(Role, Call("p1", user)));
    }

    private static HookRequest Call(string patient, string? user) =>
        new() { Hook = "patient-view", HookInstance = "x", PatientId = patient, UserId = user };
}
