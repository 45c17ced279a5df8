using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Service.Clients;

/// <summary>The view of every client; made at start-up.</summary>
internal sealed class ClientViews
{
    private readonly Dictionary<Client, ClientView> _views;

    private ClientViews(Dictionary<Client, ClientView> views) => _views = views;

    /// <summary>False where the client's configuration is at fault.</summary>
    public bool Has(Client client) => _views.ContainsKey(client);

    public ClientView Of(Client client) => _views[client];

    public ClientView Of(HttpContext context) => _views[Caller.Of(context).Client];

    /// <summary>Opens every view and notes what a client's code map or cards are at fault.</summary>
    public static ClientViews Open(TrustSettings trust, Clinic clinic, List<ConfigurationFault> faults)
    {
        var opened = new Dictionary<Client, ClientView>(ReferenceEqualityComparer.Instance);
        IReadOnlyList<Client> clients = trust.Clients.Count > 0 ? trust.Clients : [Client.Anyone];
        for (var i = 0; i < clients.Count; i++)
        {
            try
            {
                opened[clients[i]] = new ClientView(clients[i], ClinicOf(clients[i], clinic));
            }
            catch (InvalidDataException e)
            {
                faults.Add(new($"{TrustSettings.ClientsKey}:{i}:CodeMap", e.Message.ReplaceLineEndings("; ")));
            }
        }

        return new(opened);
    }

    private static Clinic ClinicOf(Client client, Clinic clinic)
    {
        var own = client.CodeMap is { } map ? clinic.WithLocalCodes(map) : clinic;
        return client.CardsOff.Count > 0 ? own.Without(client.CardsOff) : own;
    }
}
