using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>Whatever is logged, by anybody.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> All => _lines;

    public ILogger CreateLogger(string categoryName) => new Pen(_lines);

    public void Dispose()
    {
    }

    private sealed class Pen(ConcurrentQueue<string> _lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
