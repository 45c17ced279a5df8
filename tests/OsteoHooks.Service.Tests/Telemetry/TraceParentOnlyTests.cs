using OsteoHooks.Service.Telemetry;

namespace OsteoHooks.Service.Tests.Telemetry;

public sealed class TraceParentOnlyTests
{
    private const string Good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private readonly TraceParentOnly _context = new();

    [Fact]
    public void The_ids_of_a_callers_trace_are_taken_over() => Assert.Equal(Good, Extracted(Good).Id);

    [Fact]
    public void Its_free_text_is_not()
    {
        Assert.Null(Extracted(Good).State);
        Assert.Null(_context.ExtractBaggage(null, Getter(Good)));
    }

    [Theory]
    [InlineData("00-birthe-kjaer-01")]
    [InlineData("|birthe.kjaer.")]
    [InlineData("")]
    public void What_is_no_traceparent_is_no_trace(string header) => Assert.Null(Extracted(header).Id);

    [Fact]
    public void Nothing_goes_out()
    {
        using var span = new System.Diagnostics.Activity("call").AddBaggage("user", "x");
        span.Start();
        _context.Inject(span, null, (_, name, _) => Assert.Fail(name));
        span.Stop();
    }

    private static System.Diagnostics.DistributedContextPropagator.PropagatorGetterCallback Getter(string traceParent) =>
        (object? _, string name, out string? value, out IEnumerable<string>? values) =>
            (value, values) = (name == "traceparent" ? traceParent : "user=birthe", null);

    private (string? Id, string? State) Extracted(string traceParent)
    {
        _context.ExtractTraceIdAndState(null, Getter(traceParent), out var id, out var state);
        return (id, state);
    }
}
