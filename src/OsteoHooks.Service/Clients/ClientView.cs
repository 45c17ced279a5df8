namespace OsteoHooks.Service.Clients;

/// <summary>
/// What one client is served: its services, the clinic with its local codes and without the cards it has off, and its discovery.
/// </summary>
internal sealed class ClientView
{
    public ClientView(Client client, Clinic clinic)
    {
        Clinic = clinic;
        Services = new ServiceList(clinic.Services.Where(client.Sees));
        Discovery = new Discovery(Services, client.Spec);
    }

    public Clinic Clinic { get; }

    public ServiceList Services { get; }

    public Discovery Discovery { get; }
}
