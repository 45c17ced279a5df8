using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace OsteoHooks.Service.Attacks.Canaries;

/// <summary>
/// Everything the service shows to others than its caller: log lines with their values and scopes, spans, measurements, refusals and the
/// bytes of its database. Looks for canaries, and for the beginning that every token has.
/// </summary>
internal sealed partial class Surfaces : ILoggerProvider, ISupportExternalScope
{
    private const string TokenBeginning = "eyJ";

    private static int _made;

    private readonly string _mark = $"cnry{Interlocked.Increment(ref _made):x4}n";
    private readonly ConcurrentQueue<string> _rows = new();
    private readonly ConcurrentQueue<(string Surface, string Text)> _hits = new();
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly ActivityListener _spans;
    private readonly MeterListener _measurements = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public Surfaces()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            SampleUsingParentId = (ref ActivityCreationOptions<string> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => Note("span", Text(span)),
        };
        ActivitySource.AddActivityListener(_spans);
        _measurements.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _measurements.SetMeasurementEventCallback<long>(Measured);
        _measurements.SetMeasurementEventCallback<int>(Measured);
        _measurements.SetMeasurementEventCallback<double>(Measured);
        _measurements.Start();
    }

    /// <value>The service's own port. Spans and measurements of calls to it are the test's client's.</value>
    public int Port { get; set; }

    /// <summary>How many texts each surface showed: a search of nothing finds nothing.</summary>
    public IReadOnlyDictionary<string, int> Seen => _seen;

    /// <summary>A canary of its own for one row.</summary>
    public string Canary(CanaryRow row)
    {
        lock (_rows)
        {
            _rows.Enqueue(row.ToString());
            return $"{_mark}{(_rows.Count - 1).ToString(CultureInfo.InvariantCulture)}z";
        }
    }

    /// <summary>What was found, with the row that planted it.</summary>
    public string[] Found()
    {
        _measurements.RecordObservableInstruments();
        return [.. _hits.Select(h => $"{h.Surface}: {Row(h.Text)}: {Around(h.Text)}").Distinct(StringComparer.Ordinal)];
    }

    public void Note(string surface, string text)
    {
        if (surface is "span" or "measurement" && text.StartsWith("System.Net.Http ", StringComparison.Ordinal)
            && text.Contains($"[server.port, {Port}]", StringComparison.Ordinal))
        {
            return;
        }

        _seen.AddOrUpdate(surface, 1, (_, before) => before + 1);
        if (text.Contains(_mark, StringComparison.OrdinalIgnoreCase) || text.Contains(TokenBeginning, StringComparison.Ordinal))
        {
            _hits.Enqueue((surface, text));
        }
    }

    /// <summary>Every byte of every file in a folder, read as one-byte letters and as UTF-16.</summary>
    public void Sweep(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Note("database", Encoding.Latin1.GetString(bytes.ToArray()));
            Note("database", Encoding.Unicode.GetString(bytes.ToArray()));
        }
    }

    public ILogger CreateLogger(string categoryName) => new Pen(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        _spans.Dispose();
        _measurements.Dispose();
    }

    private static string Text(Activity span)
    {
        var text = new StringBuilder(
            $"{span.Source.Name} {span.OperationName} {span.DisplayName} {span.Id} {span.ParentId} {span.TraceStateString} "
                + $"{span.StatusDescription}");
        text.AppendJoin(' ', span.TagObjects.Concat(span.Events.SelectMany(e => e.Tags)).Concat(span.Links.SelectMany(l => l.Tags ?? [])))
            .AppendJoin(' ', span.Events.Select(e => e.Name));
        return text.AppendJoin(' ', span.Baggage).ToString();
    }

    private void Measured<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var text = new StringBuilder($"{instrument.Meter.Name} {instrument.Name} {value}");
        foreach (var tag in tags)
        {
            text.Append(' ').Append(tag);
        }

        Note("measurement", text.ToString());
    }

    private string Row(string text)
    {
        var number = Regex.Match(text, _mark + "([0-9]+)z", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(10)).Groups[1].Value;
        return number.Length == 0 ? "a token" : _rows.ElementAt(int.Parse(number, CultureInfo.InvariantCulture));
    }

    private string Around(string text)
    {
        var at = Math.Max(text.IndexOf(_mark, StringComparison.OrdinalIgnoreCase), 0);
        return Runs().Replace(text[Math.Max(at - 120, 0)..Math.Min(at + 60, text.Length)], " ");
    }

    [GeneratedRegex(@"[^\x20-\x7e]+", RegexOptions.None, 10_000)]
    private static partial Regex Runs();

    private sealed class Pen(Surfaces surfaces, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => surfaces._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = new StringBuilder($"{category} {logLevel} {formatter(state, exception)} {exception}");
            Append(text, state);
            surfaces._scopes.ForEachScope(Append, text);
            surfaces.Note("log", text.ToString());
        }

        private static void Append(object? state, StringBuilder text) => Append(text, state);

        private static void Append(StringBuilder text, object? state)
        {
            text.Append(' ').Append(state);
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                text.Append(' ').AppendJoin(' ', values);
            }
        }
    }
}
