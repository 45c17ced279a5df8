using System.Diagnostics.CodeAnalysis;

namespace OsteoHooks.Service.Clients;

/// <summary>The services that one client sees, by id. Ids are compared as they are written.</summary>
internal sealed class ServiceList(IEnumerable<ClinicService> services)
{
    private readonly Dictionary<string, ClinicService> _byId = services.ToDictionary(s => s.Id, StringComparer.Ordinal);

    public IReadOnlyCollection<ClinicService> All => _byId.Values;

    public bool TryFind(string id, [NotNullWhen(true)] out ClinicService? service) => _byId.TryGetValue(id, out service);
}
