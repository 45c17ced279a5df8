using OsteoHooks.Fhir;
using OsteoHooks.Service.Hooks;
using OsteoHooks.Service.Trust;

namespace OsteoHooks.Service.Tests.Corpora.Payload;

/// <summary>One hostile body.</summary>
/// <param name="Body">What is sent at a place.</param>
/// <param name="Encoding">Content-Encoding, or null.</param>
/// <param name="Places">Null where the row is for all places of its class.</param>
internal sealed record PayloadRow(string Name, Func<Place, byte[]> Body, string? Encoding = null, Place[]? Places = null)
{
    /// <summary>Stopped by something else as well when the control is lifted, or too large to be let in.</summary>
    public bool StaysOut { get; init; }
}

/// <summary>Bodies that one control stops.</summary>
/// <param name="Statuses">With one of these a body is refused.</param>
/// <param name="Without">The control lifted, for what is sent to the service.</param>
/// <param name="Outside">The control lifted, for what the service reads from others.</param>
internal sealed record PayloadClass(string Name, Place[] Places, int[] Statuses, PayloadRow[] Rows, BodyControls Without, OutboundControls Outside)
{
    public PayloadClass(string name, Place[] places, int[] statuses, PayloadRow[] rows, ReadingLimits without)
        : this(name, places, statuses, rows, new BodyControls { Reading = without, MostItems = int.MaxValue }, new OutboundControls())
    {
    }

    /// <summary>Row × place.</summary>
    public IEnumerable<(PayloadRow Row, Place Place)> Attempts => Rows.SelectMany(row => (row.Places ?? Places).Select(place => (row, place)));

    public override string ToString() => Name;
}
