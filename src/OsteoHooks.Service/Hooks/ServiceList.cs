using System.Diagnostics.CodeAnalysis;

namespace OsteoHooks.Service.Hooks;

/// <summary>The services by id. Ids are compared as they are written.</summary>
internal sealed class ServiceList(Clinic clinic)
{
    private readonly Dictionary<string, ClinicService> byId = clinic.Services.ToDictionary(s => s.Id, StringComparer.Ordinal);

    public IReadOnlyList<ClinicService> All => clinic.Services;

    public bool TryFind(string id, [NotNullWhen(true)] out ClinicService? service) => byId.TryGetValue(id, out service);
}
