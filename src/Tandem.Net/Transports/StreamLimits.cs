namespace Tandem.Net.Transports;

using Tandem.Foundation;

/// <summary>Limits of stream transports.</summary>
public sealed record StreamLimits
{
    /// <summary>
    /// Connections at a time, those still shaking hands included; one more takes the place of one that never said anything, or is closed at once.
    /// </summary>
    public int Connections { get; init; } = 10_000;

    /// <summary>Accepted connections of one host; one more of it is closed at once.</summary>
    public int OfOneSource { get; init; } = 2_000;

    /// <summary>Hosts with as many as they like: proxies and trunks. Asked from any thread about those that have their share; must not wait.</summary>
    public Predicate<NetAddress> Exempt { get; init; } = static _ => false;

    /// <summary>Who connects and says nothing for this long is closed.</summary>
    public TimeSpan FirstBytes { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>TLS handshakes at a time; one more is closed at once.</summary>
    public int Handshakes { get; init; } = 256;

    /// <summary>Messages waiting for a peer that reads slowly; one more closes the connection.</summary>
    public int WaitingMessages { get; init; } = 256;

    /// <summary>Bytes read at a time. The next are read when the loop has taken these, so a flood waits in the peer's kernel.</summary>
    public int ReadBytes { get; init; } = 16_384;

    /// <summary>A connection without a byte for this long is closed; keep-alives (RFC 5626) come every two minutes.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a closing connection may still write.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(1);
}
