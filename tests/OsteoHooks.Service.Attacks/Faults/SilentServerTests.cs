using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>Servers that keep a call waiting until its deadline, and clients that do not wait so long.</summary>
public sealed class SilentServerTests(FaultMatrix matrix)
{
    [Fact]
    public async Task A_server_that_keeps_the_call_waiting_is_left_at_the_deadline()
    {
        var (cells, complaints) = await matrix.Ask(FaultMatrix.Faults.Where(f => f.IsSlow), atOnce: 96);
        Assert.True(complaints.Count == 0, $"{complaints.Count} in {cells} cells:\n{string.Join('\n', complaints.Take(40))}");
        Assert.True(cells > 0);
        Assert.Equal(0, matrix.Strayed);
    }

    [Fact]
    public async Task A_client_that_leaves_takes_the_reads_with_it()
    {
        using var server = new FaultyServer();
        var fault = FhirFault.Everywhere("is silent", Left.Nothing, read => read.UntilLeft());
        var patient = matrix.Patients(FaultPosition.Condition).First();
        var cell = server.Open(patient.PatientId, patient.Answer, asked => patient.IsAt(FaultPosition.Condition, asked), fault);
        // A minute to wait: what ends the read before is the client.
        using var service =
            new TrustedService(new Dictionary<string,
            string?>(StringComparer.Ordinal) { ["Trust:Clients:0:FhirBase"] = cell.Base, ["Trust:Clients:0:DeadlineMs"] = "60000" });
        var path = "/cds-services/" + patient.Service.Id;
        using var raw = await RawConnection.To(service.Address);
        var body = System.Text.Encoding.UTF8.GetBytes(patient.Bare(cell.Base).ToJsonString());
        await raw.Send(RawConnection.Head(
            $"Authorization: Bearer {service.Token(path)}\r\nContent-Length: {body.Length}", patient.Service.Id));
        await raw.Send(body);
        await cell.Asked.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(cell.Leaving.IsCompleted);
        raw.Dispose();
        await cell.Leaving.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_that_is_left_alone_still_leaves_its_data_unread()
    {
        var patient = matrix.Patients(FaultPosition.EverySearch).First();
        var fault = FhirFault.OfSearches("fails", Left.Nothing, read => read.Answer([], 500));
        var cell = matrix.Server.Open(patient.PatientId, patient.Answer, asked => patient.IsAt(FaultPosition.EverySearch, asked), fault);
        var call = patient.AllBut(FaultPosition.EverySearch, cell.Base);
        var expected = await matrix.Expected(patient, FaultPosition.EverySearch, Left.Nothing, bundle => bundle);
        var before = cell.Reads;
        for (var i = 0; i < 3; i++)
        {
            var (status, json) = await matrix.Post(patient, call);
            Assert.Equal(System.Net.HttpStatusCode.OK, status);
            Assert.Empty(FindingLines.Of(json).Against(expected));
        }

        // Three calls would be three times the searches.
        Assert.InRange(cell.Reads - before, 1, 2 * patient.Service.Prefetch.Count);
    }
}
