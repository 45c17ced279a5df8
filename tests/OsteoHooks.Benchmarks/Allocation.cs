namespace OsteoHooks.Benchmarks;

/// <summary>Bytes that one run allocates on the heap.</summary>
internal static class Allocation
{
    private const int Runs = 64;

    public static long Of(Action run)
    {
        run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Runs; i++)
        {
            run();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
    }
}
