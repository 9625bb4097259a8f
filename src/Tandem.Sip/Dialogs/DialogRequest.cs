using Tandem.Sip.Auth;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Dialogs;

internal enum RequestPurpose : byte
{
    Invite,
    Cancel,
    Ack,
    Bye,
    Reinvite,
    Update,
    Prack,
    Info,
    Notify,
    Refer,
}

/// <summary>One request of ours inside a dialog, with what it takes to send it again after a challenge or a 422.</summary>
internal sealed class DialogRequest(RequestPurpose purpose)
{
    public RequestPurpose Purpose { get; } = purpose;
    public byte[] Branch { get; set; } = [];
    public uint CSeq { get; set; }
    public byte[]? Body { get; init; }
    public string ContentType { get; init; } = "application/sdp";

    /// <summary>Headers of this request alone, e.g. RAck.</summary>
    public ExtraHeader[] Headers { get; init; } = [];

    /// <summary>The session timer's or a probe's, not the owner's offer.</summary>
    public bool IsRefresh { get; init; }

    public bool IsProbe { get; init; }

    /// <summary>Credentials after challenges; null while there was none.</summary>
    public ChallengeAnswers? Credentials { get; set; }

    /// <summary>How often a 422 made us send it again.</summary>
    public int Attempts { get; set; }

    /// <summary>The final answer is there.</summary>
    public bool IsDone { get; set; }

    /// <summary>Names the request while its flow is being looked for.</summary>
    public int Cookie { get; set; }

    /// <summary>Has a final answer to wait for.</summary>
    public bool CountsAsUnderWay => Purpose != RequestPurpose.Ack;

    public SipMethod Method =>
        Purpose switch
        {
            RequestPurpose.Invite or RequestPurpose.Reinvite => SipMethod.Invite,
            RequestPurpose.Cancel => SipMethod.Cancel,
            RequestPurpose.Ack => SipMethod.Ack,
            RequestPurpose.Bye => SipMethod.Bye,
            RequestPurpose.Update => SipMethod.Update,
            RequestPurpose.Prack => SipMethod.Prack,
            RequestPurpose.Notify => SipMethod.Notify,
            RequestPurpose.Refer => SipMethod.Refer,
            _ => SipMethod.Info,
        };

    /// <summary>Where the peer is to send what follows (RFC 3261 §12.1.1; RFC 3515 §2.4.4 for NOTIFY).</summary>
    public bool HasContact => IsTargetRefresh || Purpose is RequestPurpose.Notify or RequestPurpose.Refer;

    /// <summary>Re-INVITE or UPDATE: a target refresh, which carries Contact and the session timer.</summary>
    public bool IsTargetRefresh => Purpose is RequestPurpose.Reinvite or RequestPurpose.Update;
}
