using System.Buffers;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks;

public sealed partial class Clinic
{
    public static partial Clinic Open(string? cards) => throw new NotSupportedException();
    public partial CodeBook Codes => throw new NotSupportedException();
    public partial IReadOnlyList<ClinicService> Services => throw new NotSupportedException();
    public partial void Reply(ClinicService service, HookRequest request, Chart chart, DateTimeOffset now, ReplyOptions options, IBufferWriter<byte> output) => throw new NotSupportedException();
}
