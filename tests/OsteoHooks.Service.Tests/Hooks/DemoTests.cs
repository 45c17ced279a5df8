using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Hooks;

/// <summary>The requests that the README invites to send.</summary>
public sealed class DemoTests
{
    [Theory]
    [InlineData("order-sign-prednisolone.json", "se-vgr-order-sign", "glucocorticoid-without-prophylaxis")]
    [InlineData("patient-view-anastrozole.json", "se-vgr-patient-view", "aromatase-inhibitor-without-dxa")]
    [InlineData("patient-view-anastrozole.json", "dk-dsam-patient-view", "aromatase-inhibitor-without-dxa")]
    [InlineData("patient-view-denosumab.json", "dk-dsam-patient-view", "denosumab-overdue-7-months")]
    public async Task A_demo_request_raises_what_it_is_there_to_show(string file, string id, string card)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Demo", file), TestContext.Current.CancellationToken);
        var body = new HookBody();
        body.Json.Clear();
        foreach (var (name, value) in JsonNode.Parse(text)!.AsObject())
        {
            body.Json[name] = value?.DeepClone();
        }

        // A service of its own: what another test answered to this patient's cards would silence them.
        using var service = new RunningService();
        var reply = await HookReply.To(service.Http, body, id);
        Assert.Contains(card, reply.Cards);
        Assert.Empty(reply.Missing);
    }
}
