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

    private readonly List<(Guid Leg, string Party)> parties = new(2);
    private HashSet<Guid>? silent;

    /// <summary>Notes who is on a leg.</summary>
    public void Join(Guid leg, string party) => parties.Add((leg, party));

    /// <summary>Who is on the leg; "" when that was not seen.</summary>
    public string PartyOf(Guid leg) => parties.FindLast(each => each.Leg == leg).Party ?? "";

    /// <summary>True when the leg has not been silent before.</summary>
    public bool Silence(Guid leg) => (silent ??= []).Add(leg);
}
