namespace Tandem.Sip.Usages.Invite;

/// <summary>Where an INVITE usage stands, for its owner.</summary>
public enum InviteState : byte
{
    /// <summary>INVITE sent (UAC) or received and 100 sent (UAS).</summary>
    Calling,

    /// <summary>A provisional answer above 100 was received or sent.</summary>
    Early,

    /// <summary>A 2xx was sent or received and its ACK is still due.</summary>
    Answered,

    /// <summary>The ACK is there: the dialog is confirmed.</summary>
    Confirmed,

    /// <summary>Over for the owner. What the protocol still owes the peer goes on inside.</summary>
    Ended,
}
