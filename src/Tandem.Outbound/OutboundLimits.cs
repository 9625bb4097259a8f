namespace Tandem.Outbound;

/// <summary>Limits on HTTP that is sent for tenants.</summary>
public sealed record OutboundLimits
{
    /// <summary>Name, TCP and TLS together.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Connections to one host and port; more requests wait for one of them.</summary>
    public int ConnectionsPerHost { get; init; } = 64;

    /// <summary>A connection is not used again after this long, so that a name that moved is found.</summary>
    public TimeSpan ConnectionLife { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan ConnectionIdle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Kilobytes of an answer's headers.</summary>
    public int HeaderKilobytes { get; init; } = 16;

    /// <summary>Bytes of an answer that nobody wants but that are read so that the connection can be used again.</summary>
    public int Drain { get; init; } = 64 * 1024;
}
