namespace OsteoHooks.Service.Tests.Support;

/// <summary>A clock that a test moves.</summary>
internal sealed class TestClock : TimeProvider
{
    private TimeSpan passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan time) => passed += time;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero) + passed;

    public override long GetTimestamp() => passed.Ticks;
}
