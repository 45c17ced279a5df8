#pragma warning disable
using System.Buffers;
using System.Collections.Concurrent;
using OsteoHooks.Fhir;
using OsteoHooks.Findings;
using OsteoHooks.Service.Feedback;
using OsteoHooks.Service.Startup;
using OsteoHooks.Service.Storage;
namespace OsteoHooks.Service.Feedback
{
    internal sealed record Pseudonym(byte[] Value) { public string Seal(string m) => m; }
    internal sealed class Pseudonyms { public Pseudonym Of(string a, string b) => new([1]); }
    internal static class Fb { public static void AddFeedback(this WebApplicationBuilder b) { b.Services.AddSingleton<Pseudonyms>(); } public static void MapFeedback(this WebApplication a) { } }
}
namespace OsteoHooks.Service.Storage
{
    internal static class StorageSettings { public static void Read(IConfiguration c, bool d, List<ConfigurationFault> f) { } }
    internal static class St { public static void AddStorage(this WebApplicationBuilder b) { b.Services.AddSingleton<IStore, Mem>(); } }
    internal sealed class Mem : IStore
    {
        private readonly ConcurrentDictionary<string, bool> used = new();
        public Task<IReadOnlyList<KeptAnswer>> AnswersOf(byte[] patient, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<KeptAnswer>>([]);
        public Task<IReadOnlyList<CardCount>> Counts(CancellationToken cancellation) => throw new NotImplementedException();
        public ValueTask DisposeAsync() => default;
        public Task Migrate(CancellationToken cancellation) => Task.CompletedTask;
        public Task<Purged> Purge(PurgeLimits limits, CancellationToken cancellation) => throw new NotImplementedException();
        public Task<FeedbackReceipt> Record(string tenant, IReadOnlyList<FeedbackItem> items, CancellationToken cancellation) => throw new NotImplementedException();
        public Task Remember(IReadOnlyList<IssuedCard> cards, CancellationToken cancellation) => Task.CompletedTask;
        public Task<byte[]> Secret(string name, int length, CancellationToken cancellation) => Task.FromResult(new byte[length]);
        public Task<bool> UseOnce(byte[] token, DateTimeOffset until, CancellationToken cancellation) => Task.FromResult(used.TryAdd(Convert.ToHexString(token), true));
    }
}
