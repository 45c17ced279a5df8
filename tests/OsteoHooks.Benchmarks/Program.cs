using BenchmarkDotNet.Running;
using OsteoHooks.Benchmarks;

switch (args)
{
    case ["ratios"]:
        return Ratios.Print();
    case ["stages"]:
        return Stages.Print();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StageBenchmarks).Assembly).Run(args);
        return 0;
}
