namespace Tandem.Sip.Settings;

/// <summary>Every table's and queue's limit in this stack.</summary>
public sealed record SipLimits
{
    /// <summary>Transactions of calls, ours included; past it new calls get a 503 without state and ours fail at once.</summary>
    public int Transactions { get; init; } = 400_000;

    /// <summary>Transactions of registrations; past it further ones get a 503 without state.</summary>
    public int Registrations { get; init; } = 400_000;

    /// <summary>Transactions that dialogs may have beyond those of calls: what is up is served and ended whatever else goes on.</summary>
    public int DialogReserve { get; init; } = 100_000;

    /// <summary>Bytes of answers kept for repeated requests; past it a repeated request is absorbed without one.</summary>
    public long KeptBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Refused INVITEs whose refusal is repeated until its ACK; past it a refusal is sent once.</summary>
    public int HeldRefusals { get; init; } = 4_096;

    /// <summary>Answers a second for a host that has shown no credentials; past it its requests are passed over.</summary>
    public int StrangerAnswers { get; init; } = 500;

    /// <summary>Answers such a host may have saved up: a house full of phones that starts all at once.</summary>
    public int StrangerBurst { get; init; } = 4_000;

    /// <summary>Hosts whose answers are counted; the one that came first gives way.</summary>
    public int Strangers { get; init; } = 16_384;

    /// <summary>INVITE usages, both directions; past it a new INVITE gets a 503 with Retry-After.</summary>
    public int Usages { get; init; } = 20_000;

    /// <summary>Dialogs a forked INVITE may make; answers of further forks are ignored (a 2xx is still ended by BYE).</summary>
    public int DialogsPerInvite { get; init; } = 16;

    /// <summary>Open streams; the one that comes past it is closed at once.</summary>
    public int Streams { get; init; } = 10_000;

    /// <summary>Connects and name look-ups under way.</summary>
    public int PendingFlows { get; init; } = 1_000;

    /// <summary>Messages that may wait for one connect or look-up.</summary>
    public int WaitingPerFlow { get; init; } = 100;

    /// <summary>
    /// How long a call that a page has made, and that rings, waits for the page loaded anew once its WebSocket is gone; then it is given up.
    /// </summary>
    public TimeSpan PageReturn { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Wait for a connect or a look-up.</summary>
    public TimeSpan FlowTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of one message on a stream.</summary>
    public int MessageBytes { get; init; } = 65_535;

    /// <summary>Reliable provisionals that may wait for an earlier one's PRACK.</summary>
    public int WaitingProvisionals { get; init; } = 8;

    /// <summary>Retry-After, in seconds, of a 503.</summary>
    public int RetryAfterSeconds { get; init; } = 5;

    /// <summary>Requests above this size would rather go over TCP (RFC 3261 §18.1.1); we do so only where a TCP flow to the peer is open.</summary>
    public int UdpBytes { get; init; } = 1_300;
}
