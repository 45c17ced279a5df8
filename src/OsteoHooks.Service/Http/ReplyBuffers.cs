using System.Buffers;
using Microsoft.Extensions.ObjectPool;

namespace OsteoHooks.Service.Http;

/// <summary>How buffers that responses are written to go from call to call: emptied in between, and none that has grown large.</summary>
internal sealed class ReplyBuffers : PooledObjectPolicy<ArrayBufferWriter<byte>>
{
    /// <summary>Buffers that wait for a call.</summary>
    public const int MostKept = 128;

    private const int LargestKept = 256 * 1024;

    public override ArrayBufferWriter<byte> Create() => new(8 * 1024);

    public override bool Return(ArrayBufferWriter<byte> obj)
    {
        obj.Clear();
        return obj.Capacity <= LargestKept;
    }
}
