namespace Tandem.Net.Transports;

/// <summary>Limits of stream transports.</summary>
public sealed record StreamLimits
{
    /// <summary>Connections at a time, those still shaking hands included; one more is closed at once.</summary>
    public int Connections { get; init; } = 10_000;

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
