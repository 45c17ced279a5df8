using BenchmarkDotNet.Attributes;
using OsteoHooks.Fhir;

namespace OsteoHooks.Benchmarks;

/// <summary>The stages of one request, for full runs: floor, reading, states, inference, and all of it.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private Call _call = null!;

    /// <summary>Bytes of the body, about.</summary>
    [Params(25_000, 250_000, 2_000_000)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Open() => _call = new Call(Clinic.Open(), Bytes);

    [Benchmark(Baseline = true)]
    public int Floor() => _call.Scan();

    [Benchmark]
    public Chart Reading() => _call.ReadChart();

    [Benchmark]
    public object States() => _call.ReadStates();

    [Benchmark]
    public int Inference() => _call.Infer();

    [Benchmark]
    public int Writing() => _call.Write();

    [Benchmark]
    public int Request() => _call.Answer().Length;
}
