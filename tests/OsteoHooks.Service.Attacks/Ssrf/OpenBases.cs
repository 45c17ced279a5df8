using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Prefetch;

namespace OsteoHooks.Service.Attacks.Ssrf;

/// <summary>Any server that a call names may be read, and any next link is followed.</summary>
internal sealed class AnyServer : FhirBases
{
    public override FhirBase? Of(Client client, Uri? server) => server is null ? null : new Anywhere(server);

    private sealed class Anywhere(Uri root) : FhirBase(root)
    {
        private readonly Uri _start = new(root.AbsoluteUri.TrimEnd('/') + "/");

        public override Uri? Next(string link) => Uri.TryCreate(_start, link, out var any) && any.Scheme is "http" or "https" ? any : null;
    }
}

/// <summary>Ids stand in addresses as they came.</summary>
internal sealed class UnescapedIds : FhirBases
{
    public override FhirBase? Of(Client client, Uri? server) =>
        base.Of(client, server) is { } own ? new Unescaped(new Uri(own.Name)) : null;

    private sealed class Unescaped(Uri root) : FhirBase(root)
    {
        public override Uri Of(string relative) => base.Of(Uri.UnescapeDataString(relative));
    }
}
