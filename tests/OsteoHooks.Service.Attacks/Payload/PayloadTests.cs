using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>
/// Hostile bodies: each is refused as its class says, at every place and in every framing, in bounded memory; and each class gets in once
/// its control is lifted.
/// </summary>
[Collection(PayloadWorld.Collection)]
public sealed class PayloadTests(PayloadWorld world)
{
    public static TheoryData<string> Classes => [.. PayloadRows.Classes.Select(c => c.Name)];

    [Fact]
    public void No_class_is_under_five()
    {
        foreach (var one in PayloadRows.Classes)
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{one.Name}: {one.Rows.Length} rows, {one.Placed.Count()} with their places");
            Assert.True(one.Rows.Length >= 5, one.Name);
            Assert.Equal(one.Rows.Length, one.Rows.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Theory]
    [InlineData(nameof(Place.Call))]
    [InlineData(nameof(Place.Prefetch))]
    [InlineData(nameof(Place.Draft))]
    [InlineData(nameof(Place.Feedback))]
    [InlineData(nameof(Place.FhirAnswer))]
    public async Task The_body_that_is_spoilt_is_good(string place)
    {
        // A server of its own: that of the others may have been given up for a while.
        await using var fhir = await FhirServer.Start();
        using var sender = new BodySender(world.Address, fhir);
        var row = new PayloadRow("good", Frame.Of);
        foreach (var framing in Enum.GetValues<Framing>())
        {
            var delivery = await sender.Deliver(row, Enum.Parse<Place>(place), framing);
            Assert.True(delivery.IsUsed, delivery.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task A_hostile_body_is_refused_everywhere_and_the_service_goes_on(string name)
    {
        var one = PayloadRows.Named(name);
        var faults = new List<string>();
        var tried = 0;
        foreach (var (row, place, framing) in one.Attempts)
        {
            tried++;
            if ((await world.Sender.Deliver(row, place, framing)).Fault(one, place) is { } fault)
            {
                faults.Add($"{row.Name} at {place}, {framing}: {fault}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(await world.Sender.IsWell());
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{name}: {tried} tried, all refused; most memory so far {world.PeakMemory >> 20} MiB");
        Assert.InRange(world.PeakMemory, 1, PayloadWorld.MostMemory);
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task Without_its_control_a_class_gets_in(string name)
    {
        var one = PayloadRows.Named(name);
        using var host = OpenHost.Start(one.Without);
        await using var fhir = await FhirServer.Start();
        using var sender = new BodySender(host.Address, fhir);
        var letIn = new Dictionary<Place, int>();
        foreach (var (row, place) in one.LetIn)
        {
            letIn[place] = letIn.GetValueOrDefault(place) + ((await sender.Deliver(row, place, Framing.Stated)).IsUsed ? 1 : 0);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", letIn.Select(l => $"{l.Key}: {l.Value}")));
        Assert.All(one.Places, place => Assert.Contains(place, letIn.Keys));
        Assert.All(letIn, l => Assert.True(l.Value > 0, $"At {l.Key} nothing got in: the control is not what stops it."));
    }
}
