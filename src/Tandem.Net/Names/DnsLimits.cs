namespace Tandem.Net.Names;

using System.Net;

/// <summary>Limits of <see cref="PeerResolver"/>.</summary>
public sealed record DnsLimits
{
    /// <summary>Who is asked; none: those the system knows.</summary>
    public IReadOnlyList<IPEndPoint> Servers { get; init; } = [];

    /// <summary>How long a server is waited for; it is asked twice.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Searches at a time; others wait for their turn.</summary>
    public int Searches { get; init; } = 32;

    /// <summary>Answers kept; past it those that lapse first go.</summary>
    public int Answers { get; init; } = 1_000;

    /// <summary>How long an answer is kept at least and at most, whatever it says.</summary>
    public TimeSpan KeepLeast { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan KeepMost { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long it is kept that nothing was found, and what the system's resolver found, which does not say how long it is good for.</summary>
    public TimeSpan KeepOther { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Addresses of one name.</summary>
    public int Addresses { get; init; } = 32;
}
