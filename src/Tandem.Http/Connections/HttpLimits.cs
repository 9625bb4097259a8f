namespace Tandem.Http.Connections;

using Microsoft.AspNetCore.Server.Kestrel.Core;

/// <summary>What the HTTP port takes from clients, so that slow, many or large ones cost others nothing.</summary>
public sealed record HttpLimits
{
    /// <summary>Connections at a time. When one more comes, the one that has been idle for longest makes room; if none is, it is closed.</summary>
    public int Connections { get; init; } = 4_096;

    /// <summary>Of these, from one address (IPv6: one /64); likewise.</summary>
    public int ConnectionsPerSource { get; init; } = 1_024;

    /// <summary>Bytes of a body, where a resource does not say otherwise; more is answered 413.</summary>
    public long BodyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Bytes of a request line; more is answered 414.</summary>
    public int RequestLineBytes { get; init; } = 8 * 1024;

    /// <summary>Bytes of all headers together; more is answered 431.</summary>
    public int HeaderBytes { get; init; } = 32 * 1024;

    /// <summary>Headers of a request; more is answered 431.</summary>
    public int Headers { get; init; } = 100;

    /// <summary>How long a request's headers may take to come; then 408.</summary>
    public TimeSpan HeadersWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may stand idle between requests.</summary>
    public TimeSpan IdleWithin { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>Bytes a second that a body has to come with, and an answer has to be taken with, on average after the first seconds.</summary>
    public double LeastBytesPerSecond { get; init; } = 240;

    public TimeSpan GraceForBytes { get; init; } = TimeSpan.FromSeconds(5);

    public void Apply(KestrelServerLimits kestrel)
    {
        // ConnectionGate counts connections: Kestrel would rather close the newest than an idle one.
        kestrel.MaxConcurrentConnections = null;
        kestrel.MaxRequestBodySize = BodyBytes;
        kestrel.MaxRequestLineSize = RequestLineBytes;
        kestrel.MaxRequestHeadersTotalSize = HeaderBytes;
        kestrel.MaxRequestHeaderCount = Headers;
        kestrel.RequestHeadersTimeout = HeadersWithin;
        kestrel.KeepAliveTimeout = IdleWithin;
        kestrel.MinRequestBodyDataRate = new MinDataRate(LeastBytesPerSecond, GraceForBytes);
        kestrel.MinResponseDataRate = new MinDataRate(LeastBytesPerSecond, GraceForBytes);
    }
}
