namespace Tandem.Engine.Legs;

using Tandem.Core.Contract.Legs;
using Tandem.Engine.Admission;
using Tandem.Engine.Media;
using Tandem.Engine.Tenants;
using Tandem.Engine.Trunks;
using Tandem.Foundation;
using Tandem.Media;

internal enum LegState
{
    /// <summary>Incoming, not answered yet.</summary>
    Arrived,

    /// <summary>Incoming, our answer is out and not confirmed yet.</summary>
    Answering,

    /// <summary>Outgoing, not answered yet.</summary>
    Calling,

    /// <summary>Both sides agreed.</summary>
    Up,

    /// <summary>Over: the call centre has been told.</summary>
    Over,
}

/// <summary>What is kept of a leg for whoever starts after a crash.</summary>
internal enum KeptDialog
{
    None,

    /// <summary>The INVITEs that ring.</summary>
    Ringing,

    /// <summary>The dialog with whoever answered.</summary>
    Confirmed,
}

/// <summary>
/// One leg as the engine sees it: how its far end is spoken to, the SDP state, the port pair and what the media worker was told. Private to the
/// engine.
/// </summary>
internal sealed class Leg(Guid id, Guid call, Tenant tenant, PortLease lease, SdpSession sdp, MediaGuard guard)
{
    private long lastCommand;

    public Guid Id { get; } = id;

    public Guid Call { get; } = call;

    public Tenant Tenant { get; } = tenant;

    public SdpSession Sdp { get; private set; } = sdp;

    public PortLease Lease { get; set; } = lease;

    /// <summary>What waits until another worker has adopted the leg; null while one holds it.</summary>
    public List<MediaCommand>? Underway { get; set; }

    public MediaGuard Guard { get; private set; } = guard;

    /// <summary>For other kinds of phones that ring for it; none where all are of one kind, and once one has answered.</summary>
    public List<LegSide> Others { get; } = [];

    /// <summary>Its far end is an extension's phone, not somebody outside.</summary>
    public bool IsPhone { get; init; }

    public LegState State { get; set; }

    /// <summary>Null while nobody has been called, and once the leg is over.</summary>
    public ILegSignalling? Signalling { get; set; }

    /// <summary>Our answer to the incoming offer, until it is sent; null when the peer wants our offer.</summary>
    public byte[]? PreparedAnswer { get; set; }

    /// <summary>What both sides agreed on; null until then.</summary>
    public LegPlan? Plan { get; set; }

    public bool RingingTold { get; set; }

    /// <summary>Its media is open though nobody has answered.</summary>
    public bool HasEarlyMedia { get; set; }

    /// <summary>Its peer has put us on hold.</summary>
    public bool Held { get; set; }

    /// <summary>A browser's that is silent: its page or the way to it is gone, and may come back.</summary>
    public bool IsAdrift { get; set; }

    /// <summary>What the call centre knows of both.</summary>
    public bool HeldTold { get; set; }

    public bool Probing { get; set; }

    /// <summary>What the store has of it.</summary>
    public KeptDialog Kept { get; set; }

    /// <summary>The leg it is, or is about to be, joined to.</summary>
    public Leg? Partner { get; set; }

    /// <summary>The Connect under way, 0 when none.</summary>
    public long ConnectId { get; set; }

    /// <summary>The room it is, or is about to be, in, and who hears it there.</summary>
    public Room? Room { get; set; }

    public MixVoice Voice { get; set; }

    /// <summary>The Mix under way, 0 when none.</summary>
    public long MixId { get; set; }

    /// <summary>Its place in the trunk it came by or goes by; null for a phone.</summary>
    public TrunkUse? TrunkUse { get; set; }

    /// <summary>What it is played, and what is being fetched for it.</summary>
    public LegSounds Sounds { get; } = new();

    public long RecordId { get; set; }

    public bool IsAnswered => State is LegState.Answering or LegState.Up;

    /// <summary>Its phone sends keys as INFO: tones of the same keys in the sound are none.</summary>
    public bool HasKeyMessages { get; set; }

    /// <summary>The key that was last heard as a tone, and when.</summary>
    public (char Key, Instant At) LastTone { get; set; }

    /// <summary>One of the others becomes its own, and its own one of the others.</summary>
    public void Turn(LegSide side)
    {
        Others.Remove(side);
        Others.Add(new LegSide(Guard, Lease, Sdp));
        (Guard, Lease, Sdp) = (side.Guard, side.Lease, side.Sdp);
    }

    /// <summary>Numbers the media commands of this leg.</summary>
    public long NextCommand() => ++lastCommand;
}
