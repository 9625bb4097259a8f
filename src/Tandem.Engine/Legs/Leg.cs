namespace Tandem.Engine.Legs;

using Tandem.Core.Contract.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Tenants;
using Tandem.Media;
using Tandem.Media.Sdp;
using Tandem.Sip.Usages.Invite;

internal enum LegState
{
    /// <summary>Incoming, not answered yet.</summary>
    Arrived,

    /// <summary>Incoming, our 200 is out and its ACK is not here yet.</summary>
    Answering,

    /// <summary>Outgoing, not answered yet.</summary>
    Calling,

    /// <summary>Both sides agreed.</summary>
    Up,

    /// <summary>Over: the call centre has been told.</summary>
    Over,
}

/// <summary>
/// One leg as the engine sees it: the SIP usage or, while it rings, usages (one per registered contact), the SDP state, the
/// port pair and what the media worker was told. Private to the engine.
/// </summary>
internal sealed class Leg(Guid id, Guid call, Tenant tenant, PortLease lease, SdpSession sdp)
{
    private long lastCommand;

    public Guid Id { get; } = id;

    public Guid Call { get; } = call;

    public Tenant Tenant { get; } = tenant;

    public SdpSession Sdp { get; } = sdp;

    public PortLease Lease { get; set; } = lease;

    public LegState State { get; set; }

    /// <summary>The one usage that lives on: the incoming one, or the fork that answered.</summary>
    public InviteUsage? Session { get; set; }

    /// <summary>Usages still ringing, one per contact.</summary>
    public List<InviteUsage> Forks { get; } = [];

    /// <summary>The best failure of the forks so far, told when the last one failed.</summary>
    public ForkFailure? Failure { get; set; }

    /// <summary>Our answer to the incoming offer, until it is sent; null when the peer wants our offer.</summary>
    public byte[]? PreparedAnswer { get; set; }

    /// <summary>What both sides agreed on; null until then.</summary>
    public LegPlan? Plan { get; set; }

    public bool RingingTold { get; set; }

    public bool Held { get; set; }

    public bool Probing { get; set; }

    /// <summary>The leg it is, or is about to be, joined to.</summary>
    public Leg? Partner { get; set; }

    /// <summary>The Connect under way, 0 when none.</summary>
    public long ConnectId { get; set; }

    /// <summary>The room it is, or is about to be, in, and whether it speaks there.</summary>
    public Room? Room { get; set; }

    public bool Speaks { get; set; }

    /// <summary>The Mix under way, 0 when none.</summary>
    public long MixId { get; set; }

    /// <summary>The Play under way, 0 when none, and what it plays.</summary>
    public long PlayId { get; set; }

    public string PlayPath { get; set; } = "";

    public bool PlayLoop { get; set; }

    /// <summary>A path whose sound is being loaded; played when it is here and nothing else was ordered since.</summary>
    public string AwaitedSound { get; set; } = "";

    /// <summary>An announcement whose sound is being loaded; made when it is here and the leg has not been joined with anybody else since.</summary>
    public string AwaitedAnnouncement { get; set; } = "";

    public long RecordId { get; set; }

    public bool IsAnswered => State is LegState.Answering or LegState.Up;

    /// <summary>Numbers the media commands of this leg.</summary>
    public long NextCommand() => ++lastCommand;
}

/// <summary>Why a fork failed.</summary>
internal sealed record ForkFailure(LegEndCause Cause, int SipCode, string Reason);
