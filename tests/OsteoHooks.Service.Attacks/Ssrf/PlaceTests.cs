using Microsoft.AspNetCore.WebUtilities;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Ssrf;

/// <summary>
/// Ids and references that would leave their place in an address. Only the request line at the server says where they really stand.
/// </summary>
[Collection(SsrfWorlds.Collection)]
public sealed class PlaceTests(SsrfWorlds worlds)
{
    private static readonly string[] Ids =
    [
        "..", ".", "../", "../x", "../../admin", "../../../metadata", "..%2f..%2fadmin", "%2e%2e", "%2e%2e%2fadmin", "%252e%252e",
            "..\\admin", "a/../../b", "/", "//evil.example", "p1/_history", "p1/$everything", "p1?", "p1?_include=*", "p1&_count=1",
            "p1&patient=p2", "p1#", "p1%23", "p1%00", "p1\0",
        "p1\r\nHost: evil.example", "p1\n", "p1;x=y", "p1 HTTP/1.1\r\n\r\nGET /admin", "@evil.example", "http://evil.example/",
            "http://{sink}/fhir", "file:///etc/passwd", "{{context.patientId}}", "{{userPractitionerId}}", "p1,p2", "p1|p2", "*",
            "$export", "\ud83d\ude00", "p\u00e5", "p1%26_count=1", "p1+p2", "p1\t", " p1", "p1 ", "\u2025/admin", "\uff0e\uff0e\uff0fadmin",
    ];

    private static readonly string[] References =
    [
        "http://{sink}/fhir/Medication/m1", "http://evil.example/fhir/Medication/m1", "//{sink}/Medication/m1",
            "//evil.example/Medication/m1", "{base}@evil.example/Medication/m1", "http://{authority}@{sink}/fhir/Medication/m1",
            "{base}/../Medication/m1", "{base}/%2e%2e/Medication/m1", "{base}s/Medication/m1", "{base}//Medication/m1",
        "../Medication/m1", "/Medication/m1", "x/Medication/m1", "Medication/..", "Medication/.", "Medication/%2e%2e",
            "Medication/%252e%252e", "Medication/m1?_format=x", "Medication/m1#x", "Medication/m1%3Fx", "Medication/m1%2f..%2f..%2fadmin",
            "Medication/m1%5c..%5cadmin", "Medication/@evil.example", "Medication/m1\r\nX: y", "Medication/m1%0d%0aX: y",
            "Medication/m1 HTTP/1.1",
        "Medication/m1/_history/../../../admin", "Medication/../Patient/p2", "Medication//evil.example", "file:///Medication/m1",
            "http://169.254.169.254/Medication/m1", "HTTP://{authority}/fhir/../Medication/m1", "Medication\\m1",
            "Medication/{{context.patientId}}", "Medication/;x", "Medication/%00",
    ];

    [Fact]
    public async Task An_id_stays_in_its_place()
    {
        var faults = new List<string>();
        foreach (var id in Ids)
        {
            foreach (var whose in new[] { Whose.Nobodys, Whose.Near })
            {
                var (status, targets, reached) = await WithId(worlds.Closed, "patientId", id, whose);
                if (status >= 500 || reached.Length > 0)
                {
                    faults.Add($"{id} {whose}: {status} {string.Join("; ", reached)}");
                }

                // Where the id names nobody it can ask about, asking nothing is right.
                faults.AddRange(status == 200 && targets == 0 && id is not (".." or ".") ? [$"{id}: nothing was asked"] : []);
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"ids: {Ids.Length * 2} tried, {(Ids.Length * 2) - faults.Count} stayed in place");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>No published template asks for them: they enter no address at all.</summary>
    [Theory]
    [InlineData("userId")]
    [InlineData("encounterId")]
    public async Task An_id_that_no_template_asks_for_changes_no_address(string member)
    {
        var (_, asked, _) = await WithId(worlds.Closed, member, "plain", Whose.Near);
        Assert.True(asked > 0);
        foreach (var id in Ids)
        {
            var (status, targets, reached) = await WithId(worlds.Closed, member, id, Whose.Near);
            Assert.True(status < 500 && reached.Length == 0
                && (status != 200 || targets == asked), $"{id}: {status} {targets} {string.Join("; ", reached)}");
        }
    }

    [Fact]
    public async Task A_reference_stays_in_its_place()
    {
        var faults = new List<string>();
        foreach (var reference in References)
        {
            foreach (var whose in new[] { Whose.Nobodys, Whose.Near })
            {
                var (status, reached) = await WithReference(worlds.Closed, reference, whose);
                if (status >= 500 || reached.Length > 0)
                {
                    faults.Add($"{reference} {whose}: {status} {string.Join("; ", reached)}");
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"references: {References.Length * 2} tried, {(References.Length * 2) - faults.Count} stayed in place");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Without_the_control_ids_and_references_leave_their_place()
    {
        var world = worlds.With(Control.EscapedIds);
        var (ids, references) = (0, 0);
        foreach (var id in Ids)
        {
            ids += (await WithId(world, "patientId", id, Whose.Near)).Reached.Length > 0 ? 1 : 0;
        }

        foreach (var reference in References)
        {
            references += (await WithReference(world, reference, Whose.Near)).Reached.Length > 0 ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"without the control: {ids} of {Ids.Length} ids, {references} of {References.Length} references");
        Assert.True(ids > 0);
        Assert.True(references > 0);
    }

    private static async Task<(int Status, int Targets, string[] Reached)> WithId(SsrfWorld world, string member, string text, Whose whose)
    {
        world.Own.Forget();
        var id = world.Fill(text, whose);
        var patient = member == "patientId" ? id : "p1";
        var body = HookBody.Complete().With("patient", Resources.Patient(patient)).Without("medicationRequests").On(world.Own.Base);
        body.Json["context"]!["patientId"] = patient;
        body.Json["context"]![member] = member == "userId" ? "Practitioner/" + id : id;
        var watch = world.Watch();
        using var content = body.Content();
        var reply = await world.Ask(whose, content);
        return ((int)reply!.Status, watch.OwnTargets.Length, watch.Reached(t => IsSearchOf(t, patient)));
    }

    // A published search with the id as the one value of its one parameter about people.
    private static bool IsSearchOf(string target, string patient)
    {
        var parts = target.Split('?', 2);
        if (parts.Length < 2 || target.Contains('#', StringComparison.Ordinal))
        {
            return false;
        }

        var query = QueryHelpers.ParseQuery(parts[1]);
        return parts[0] == "/fhir/MedicationRequest" && query.Count == 1 && query["patient"] == patient;
    }

    private static async Task<(int Status, string[] Reached)> WithReference(SsrfWorld world, string text, Whose whose)
    {
        world.Own.Forget();
        var request = Resources.RequestByReference("m1");
        request["medicationReference"]!["reference"] = world.Fill(text, whose);
        var watch = world.Watch();
        using var content = HookBody.Complete().With("medicationRequests", Resources.Bundle(request)).On(world.Own.Base).Content();
        var reply = await world.Ask(whose, content);
        return ((int)reply!.Status, watch.Reached(IsOneMedication));
    }

    private static bool IsOneMedication(string target) =>
        target.StartsWith("/fhir/Medication/", StringComparison.Ordinal) && target["/fhir/Medication/".Length..] is { Length: > 0 } id
            && id is not ("." or "..") && id.All(c => !"/?#\\;@ ".Contains(c, StringComparison.Ordinal));
}
