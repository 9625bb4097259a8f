namespace Tandem.Server.Watching;

/// <summary>A call in progress, as far as the log and the figures need it. Times in microseconds since it began.</summary>
internal sealed class SeenCall
{
    public string Caller { get; set; } = "";

    public string Dialled { get; set; } = "";

    public string Queue { get; set; } = "";

    public string Agent { get; set; } = "";

    public string SipCallId { get; set; } = "";

    /// <summary>An answer within so many seconds of entering the queue is in time.</summary>
    public int ServiceLevelSeconds { get; set; }

    /// <summary>When it was first heard to ring or answered; 0 before.</summary>
    public long SetUpMicros { get; set; }

    /// <summary>When two of its legs first talked; 0 before.</summary>
    public long BridgedMicros { get; set; }

    /// <summary>Who is on its legs.</summary>
    public Dictionary<Guid, string> Parties { get; } = [];

    /// <summary>Legs that have been silent.</summary>
    public HashSet<Guid> Silent { get; } = [];
}
