using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Prefetch;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Ssrf;

/// <summary>
/// A service without clients and one with two: one whose FHIR server is far away (a documentation address, recorded and refused) and one
/// whose server is on a loopback port. On another loopback port stands a sink that nobody may ask anything.
/// </summary>
internal sealed class SsrfWorld : IAsyncDisposable
{
    public const string FarBase = "https://fhir.ehr.example/base/r4";

    public const string NearIssuer = "https://near.example/iss";

    public const string Service = "/cds-services/se-vgr-patient-view";

    private readonly TestKey _farKey = TestKey.Ec("far");
    private readonly TestKey _nearKey = TestKey.Ec("near");
    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-ssrf-").FullName;
    private readonly TestClock _clock = new();
    private readonly Lazy<TrustedService> _anyone;
    private readonly Lazy<TrustedService> _trusted;

    private readonly FhirBases? _bases;

    /// <param name="without">The control that is taken out.</param>
    public SsrfWorld(Control without)
    {
        _bases = without switch
        {
            Control.OwnServer => new AnyServer(),
            Control.EscapedIds => new UnescapedIds(),
            _ => null,
        };
        Outside = new OutsideWorld
        {
            Open = without switch
            {
                Control.OwnServer => OpenNetwork.AnyHost,
                Control.NoRedirects => OpenNetwork.Redirects,
                Control.AllowedAddresses => OpenNetwork.AnyAddress,
                _ => OpenNetwork.None,
            },
        };
        _anyone = new(() => new TrustedService(
            new Dictionary<string,
                string?>(StringComparer.Ordinal) { ["Trust:PublicBaseUrl"] = null, ["Trust:Clients:0:Issuer"] = null,
                ["Trust:Clients:0:JwksFile"] = null },
            Replace,
            outside: Outside));
        _trusted = new(() => new TrustedService(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Trust:Clients:0:FhirBase"] = FarBase,
                ["Trust:Clients:1:Issuer"] = NearIssuer,
                ["Trust:Clients:1:JwksFile"] = NearKeys(),
                ["Trust:Clients:1:FhirBase"] = Own.Base,
            },
            Replace,
            _farKey,
            Outside));
    }

    public OutsideWorld Outside { get; }

    /// <summary>The server that may be read.</summary>
    public FhirServer Own { get; } = FhirServer.Start().GetAwaiter().GetResult();

    /// <summary>The server that may not.</summary>
    public FhirServer Sink { get; } = FhirServer.Start().GetAwaiter().GetResult();

    /// <summary>A call without or with a token: by nobody's client, by the one with the far server, or by the one with the near.</summary>
    public async Task<HookReply?> Ask(Whose whose, HttpContent content)
    {
        // A breaker that an earlier row tripped would hide what this one reaches.
        _clock.Pass(TimeSpan.FromMinutes(1));
        var host = whose == Whose.Nobodys ? _anyone.Value : _trusted.Value;
        var token = whose switch
        {
            Whose.Nobodys => null,
            Whose.Far => host.Token(Service).ToString(),
            _ => TestToken.For(_nearKey, TrustedService.PublicBase + Service, NearIssuer).ToString(),
        };
        using var response = await host.Send(HttpMethod.Post, Service, content, token);
        return response.StatusCode == System.Net.HttpStatusCode.Unauthorized ? null : await HookReply.Of(response);
    }

    /// <summary>A token of the far client with a jku.</summary>
    public async Task<int> AskWithJku(string jku)
    {
        using var content = HookBody.Complete().Content();
        using var response =
            await _trusted.Value.Send(HttpMethod.Post, Service, content, _trusted.Value.Token(Service).WithHeader("jku", jku).ToString());
        return (int)response.StatusCode;
    }

    /// <summary>What the row text stands for at this client.</summary>
    public string Fill(string attack, Whose whose)
    {
        var own = new Uri(whose == Whose.Far ? FarBase : Own.Base);
        return attack.Replace("{base}", own.AbsoluteUri, StringComparison.Ordinal)
            .Replace("{scheme}", own.Scheme, StringComparison.Ordinal)
            .Replace("{authority}", own.Authority, StringComparison.Ordinal)
            .Replace("{host}", own.Host, StringComparison.Ordinal)
            .Replace("{port}", $"{own.Port}", StringComparison.Ordinal)
            .Replace("{path}", own.AbsolutePath, StringComparison.Ordinal)
            .Replace("{sink}", new Uri(Sink.Base).Authority, StringComparison.Ordinal)
            .Replace("{sinkport}", $"{new Uri(Sink.Base).Port}", StringComparison.Ordinal);
    }

    /// <summary>Notes what is reached from here on.</summary>
    public Watch Watch() => new(this);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { _anyone, _trusted }.Where(h => h.IsValueCreated))
        {
            host.Value.Dispose();
        }

        await Own.DisposeAsync();
        await Sink.DisposeAsync();
        _nearKey.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Replace(IServiceCollection services)
    {
        services.AddSingleton(new Breakers(_clock));
        if (_bases is not null)
        {
            services.AddSingleton(_bases);
        }
    }

    private string NearKeys()
    {
        var file = Path.Combine(_folder, "near.json");
        File.WriteAllText(file, TestKey.Jwks(_nearKey).ToJsonString());
        return file;
    }
}

internal enum Whose
{
    Nobodys,
    Far,
    Near,
}

/// <summary>What was looked up, connected to and asked since it began.</summary>
internal sealed class Watch(SsrfWorld world)
{
    private readonly int _names = world.Outside.Names.Count;
    private readonly int _contacted = world.Outside.Contacted.Count;
    private readonly int _sunk = world.Sink.Targets.Count;
    private readonly int _own = world.Own.Targets.Count;

    /// <summary>Request lines at the server that may be read.</summary>
    public string[] OwnTargets => [.. world.Own.Targets.Skip(_own)];

    /// <summary>Everything that was reached beside <paramref name="allowed"/> request lines at the server that may be read.</summary>
    public string[] Reached(Func<string, bool>? allowed = null)
    {
        var ownPort = new Uri(world.Own.Base).Port;
        return
        [
            .. world.Outside.Names.Skip(_names).Select(n => $"looked up {n}"),
            .. world.Outside.Contacted.Skip(_contacted).Where(c => c.Port != ownPort).Select(c => $"connected to {c}"),
            .. world.Sink.Targets.Skip(_sunk).Select(t => $"sink asked {t}"),
            .. OwnTargets.Where(t => allowed?.Invoke(t) != true).Select(t => $"own server asked {t}"),
        ];
    }
}
