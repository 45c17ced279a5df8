using System.Collections.Concurrent;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>
/// Hook calls through nginx, so many at a time, until there were enough and a test has done to the replicas what it is about.
/// </summary>
internal sealed class ReplicaLoad(Replicas replicas, int atOnce)
{
    private readonly ConcurrentQueue<Replicas.Sent> _sent = new();
    private int _begun;

    public IReadOnlyCollection<Replicas.Sent> Sent => _sent;

    public IReadOnlyList<Replicas.Sent> Lost => [.. _sent.Where(s => !s.IsWell)];

    /// <param name="least">Calls to make at least.</param>
    /// <param name="meanwhile">Done while the calls go on; begins once a third of them are made.</param>
    public async Task Run(int least, Func<Task> meanwhile)
    {
        var done = new TaskCompletionSource();
        var callers = Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Volatile.Read(ref _begun) < least || !done.Task.IsCompleted)
            {
                var call = Interlocked.Increment(ref _begun);
                _sent.Enqueue(await replicas.Post(Replicas.Path, Replicas.Call($"load-{call}").Json));

                // Once there were enough, what goes on meanwhile needs the machine too.
                await Task.Delay(call < least ? 0 : Exercise.Rounds(100, 20));
            }
        }).ToList();
        try
        {
            while (_sent.Count < least / 3)
            {
                await Task.Delay(20);
            }

            await meanwhile();
        }
        finally
        {
            done.SetResult();
            await Task.WhenAll(callers);
        }
    }

    /// <summary>What was lost, to be read by whoever looks for the reason.</summary>
    public string Account =>
        $"{Lost.Count} of {_sent.Count} lost: "
        + $"{string.Join("; ", Lost.GroupBy(l => $"{l.Status} {l.Body[..Math.Min(l.Body.Length, 120)]}").Select(g => $"{g.Count()} × {g.Key}"))}\n"
        + $"{string.Join('\n', replicas.Front!.Log.Where(l => l.Status != 200))}\n{string.Join('\n', replicas.Warnings.Take(60))}";
}
