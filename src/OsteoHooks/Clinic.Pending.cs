using System.Buffers;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks
{
    public sealed partial class Clinic
    {
        public static partial Clinic Open(string? cards) => throw new NotSupportedException();
        public partial CodeBook Codes => throw new NotSupportedException();
        public partial IReadOnlyList<ClinicService> Services => throw new NotSupportedException();
        public partial void Reply(ClinicService service, HookRequest request, Chart chart, DateTimeOffset now, ReplyOptions options, IBufferWriter<byte> output) => throw new NotSupportedException();
    }
}

namespace OsteoHooks.Fhir
{
    public sealed partial class ChartBuilder
    {
        public partial HookRequest Read(ReadOnlyMemory<byte> body) => throw new NotSupportedException(nameof(codes) + nameof(zone) + (codes is null) + (zone is null));
        public partial PrefetchAnswer ReadFetched(ResourceKind kind, ReadOnlyMemory<byte> body) => throw new NotSupportedException();
        public partial IReadOnlyCollection<string> MissingMedications() => throw new NotSupportedException();
        public partial void MarkUnread(ResourceKind kind) => throw new NotSupportedException();
        public partial Chart Build() => throw new NotSupportedException();
    }
}
