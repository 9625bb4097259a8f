namespace Tandem.Bayeux;

/// <summary>Every limit of the Bayeux server, with its default.</summary>
public sealed record BayeuxLimits
{
    /// <summary>Clients at once; one more is refused its handshake.</summary>
    public int Clients { get; init; } = 20_000;

    /// <summary>Those of one address; a reverse proxy on this machine brings everybody's and is not counted.</summary>
    public int ClientsPerSource { get; init; } = 1_000;

    /// <summary>Channels of one client.</summary>
    public int Channels { get; init; } = 200;

    /// <summary>Messages that wait for a client to fetch them; one more ends it, and it has to shake hands anew.</summary>
    public int Waiting { get; init; } = 1_000;

    /// <summary>Bytes of one request, or of one message of a WebSocket.</summary>
    public int Request { get; init; } = 64 * 1024;

    /// <summary>Messages in one request.</summary>
    public int Messages { get; init; } = 64;

    /// <summary>How long a poll without news is kept.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>A client that has not been heard of for so long is forgotten.</summary>
    public TimeSpan Silence => 2 * Poll;
}
