namespace Tandem.Verto;

/// <summary>What a page that speaks Verto may ask for.</summary>
public sealed record VertoLimits
{
    /// <summary>Connections at a time; one more is answered 503.</summary>
    public int Connections { get; init; } = 3_000;

    /// <summary>Of one host; a web proxy on this machine brings everybody's.</summary>
    public int OfOneSource { get; init; } = 500;

    /// <summary>Bytes of a message; a larger one closes the connection (1009).</summary>
    public int MessageBytes { get; init; } = 131_072;

    /// <summary>Requests of a batch.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Requests under way; the next is read when one has been answered.</summary>
    public int UnderWay { get; init; } = 16;

    /// <summary>Messages that wait for a page that reads slowly; one more closes its connection.</summary>
    public int Waiting { get; init; } = 256;

    /// <summary>Channels of a page.</summary>
    public int Channels { get; init; } = 64;

    /// <summary>How long somebody may be connected without being let in.</summary>
    public TimeSpan LoginWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection that closes may still write.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(1);
}
