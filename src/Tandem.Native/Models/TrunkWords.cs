namespace Tandem.Native.Models;

using System.Globalization;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Rows;

/// <summary>The words of this API for what a trunk can be.</summary>
internal static class TrunkWords
{
    public static readonly WordTable<TrunkTransport> Transports = new("any", "udp", "tcp", "tls");
    public static readonly WordTable<CallerHeader> CallerHeaders = new("none", "asserted", "preferred");
    public static readonly WordTable<NumberFormat> Formats = new("national", "e164", "digits");
    public static readonly WordTable<CalledNumberPlace> Places = new("any", "uri", "to", "p-called-party-id");
    public static readonly WordTable<NumberKind> Kinds = new("called-out", "caller-out", "called-in", "caller-in");

    /// <summary><c>HOST</c> or <c>HOST:PORT</c>; null when it is neither.</summary>
    public static TrunkPeer? Peer(string text)
    {
        int colon = text.LastIndexOf(':');
        bool hasPort = colon > 0 && (text.IndexOf(':', StringComparison.Ordinal) == colon || text[colon - 1] == ']');
        if (!hasPort)
        {
            return TrunkBounds.IsHost(text) ? new TrunkPeer(text) : null;
        }
        return
            ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            && port > 0
            && TrunkBounds.IsHost(text[..colon])
            ? new TrunkPeer(text[..colon], port)
            : null;
    }
}

/// <summary>Words for the values of an enumeration, in their order.</summary>
internal sealed class WordTable<T>(params string[] words)
    where T : struct, Enum
{
    private readonly T[] values = Enum.GetValues<T>();

    public string Of(T value) => words[Array.IndexOf(values, value)];

    /// <summary>Null for none; a word that is none is refused before it comes here.</summary>
    public T? Named(string? word) => word is null ? null : values[Array.IndexOf(words, word)];
}
