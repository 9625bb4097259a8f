namespace Tandem.Store.Tracing;

using System.Text;

/// <summary>Keys of the index: of a Call-ID, a call or leg, an extension that registers (FNV-1a, 64 bits). Two that are equal by chance are told apart by what they lead to.</summary>
internal static class TraceHash
{
    private const ulong Basis = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public static ulong OfDialog(ReadOnlySpan<byte> callId) => Of('d', callId);

    public static ulong OfDialog(string callId)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Encoding.UTF8.TryGetBytes(callId, bytes, out int length)
            ? OfDialog(bytes[..length])
            : OfDialog(Encoding.UTF8.GetBytes(callId));
    }

    public static ulong OfExtension(ReadOnlySpan<byte> user) => Of('x', user);

    public static ulong OfExtension(string user) => OfExtension(Encoding.UTF8.GetBytes(user));

    /// <summary>Of a call or a leg.</summary>
    public static ulong Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return Of('g', bytes);
    }

    private static ulong Of(char kind, ReadOnlySpan<byte> bytes)
    {
        ulong hash = (Basis ^ kind) * Prime;
        foreach (byte each in bytes)
        {
            hash = (hash ^ each) * Prime;
        }
        return hash;
    }
}
