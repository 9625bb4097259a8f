namespace Tandem.Sip.Settings;

/// <summary>The registrar's terms (RFC 3261 §10.3). Times in seconds.</summary>
public sealed record RegistrarConfig
{
    /// <summary>Below it: 423 with Min-Expires.</summary>
    public int MinExpires { get; init; } = 30;

    /// <summary>Longer wishes are shortened to it.</summary>
    public int MaxExpires { get; init; } = 3600;

    public int DefaultExpires { get; init; } = 3600;

    /// <summary>Contacts of one address of record; past it a new one gets a 403.</summary>
    public int ContactsPerAor { get; init; } = 10;

    /// <summary>Proxies on the way to a phone (RFC 3327); past it the registration gets a 400.</summary>
    public int PathHops { get; init; } = 8;

    /// <summary>Bindings in all; past it a new one gets a 503.</summary>
    public int Bindings { get; init; } = 100_000;

    /// <summary>
    /// How long the answer to a new registration over UDP may wait for <see cref="SipStack.RegistrationsKept"/>, before it goes out regardless; zero for
    /// an owner that keeps none. Less than T1, at which the phone asks again.
    /// </summary>
    public TimeSpan HoldNew { get; init; }
}
