using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Dialogs;

/// <summary>
/// One dialog (RFC 3261 §12), early or confirmed, in bytes ready for the wire. As transaction user it only adds itself to what its
/// usage gets.
/// </summary>
internal sealed class Dialog(IDialogUsage usage, UInt128 key, string remoteTag) : ITransactionUser, IFlowWaiter
{
    /// <summary>The description that came with a provisional answer to our INVITE: the answer itself, or what it will be.</summary>
    private byte[]? early;

    public IDialogUsage Usage { get; } = usage;

    /// <summary>Call-ID, local and remote tag, hashed.</summary>
    public UInt128 Key { get; } = key;

    public string RemoteTag { get; } = remoteTag;

    /// <summary>From of our requests, tag included.</summary>
    public required byte[] LocalParty { get; init; }

    /// <summary>To of our requests, tag included.</summary>
    public required byte[] RemoteParty { get; init; }

    /// <summary>The peer's Contact URI.</summary>
    public byte[] RemoteTarget { get; set; } = [];

    /// <summary>Route values in the order we send them, brackets included.</summary>
    public List<byte[]> RouteSet { get; init; } = [];

    /// <summary>The flow the peer was last heard on.</summary>
    public Flow Flow { get; set; }

    /// <summary>Requests go to <see cref="Flow"/> instead of the remote target (see <see cref="NatPolicy"/>).</summary>
    public bool UsesFlow { get; set; }

    public uint LocalCSeq { get; set; }

    public uint RemoteCSeq { get; set; }

    public bool HasRemoteCSeq { get; set; }

    /// <summary>RSeq of the last reliable provisional taken in order; 0 before the first (RFC 3262 §4).</summary>
    public uint RemoteRSeq { get; set; }

    /// <summary>Where offer and answer stand.</summary>
    public SdpState Sdp { get; private set; }

    /// <summary>What the ACK to the 2xx was, for repeated 2xx.</summary>
    public DialogRequest? Ack { get; set; }

    /// <summary>Requests whose flow is being looked for.</summary>
    public List<DialogRequest> Waiting { get; } = [];

    /// <summary>As it is now, to be kept.</summary>
    public DialogState State() => new(Usage.CallId, LocalParty, RemoteParty, RemoteTarget, [.. RouteSet], Flow, UsesFlow, LocalCSeq);

    /// <summary>Moves offer and answer on; false when the input does not fit.</summary>
    public bool Take(SdpInput input) => Judge(input) == SdpVerdict.Taken;

    /// <summary>Moves offer and answer on where the input fits, and says what to make of it.</summary>
    public SdpVerdict Judge(SdpInput input)
    {
        SdpStep step = SdpNegotiation.Next(Sdp, input);
        Sdp = step.State;
        return step.Verdict;
    }

    /// <summary>
    /// What SDP in a provisional says of the answer: it is the answer where it came reliably (RFC 3262 §5), else a look at it; what comes after
    /// the answer counts for nothing (RFC 3261 §13.2.1). Null when it says nothing.
    /// </summary>
    public byte[]? TakeEarlyAnswer(byte[]? sdp, bool isReliable)
    {
        bool counts = sdp != null && (isReliable ? Take(SdpInput.ReceiveAnswer) : Sdp == SdpState.OurFirst);
        early = counts ? sdp : early;
        return counts ? sdp : null;
    }

    /// <summary>The answer in force at the 2xx: what a reliable provisional brought, else the 2xx's own, else what a provisional promised.</summary>
    public byte[]? TakeAnswer(byte[]? sdp)
    {
        byte[]? promised = early;
        early = null;
        if (Sdp != SdpState.OurFirst)
        {
            return promised;
        }
        byte[]? answer = sdp ?? promised;
        if (answer != null)
        {
            Take(SdpInput.ReceiveAnswer);
        }
        return answer;
    }

    public void OnResponse(Transaction transaction, SipMessage response, Now now) =>
        Usage.OnDialogResponse(this, transaction, response, now);

    public ReadOnlySpan<byte> BuildAck(Transaction transaction, SipMessage response) => Usage.BuildDialogAck(this, transaction);

    public void OnTimeout(Transaction transaction, Now now) => Usage.OnDialogFailure(this, transaction, 408, now);

    public void OnTransportError(Transaction transaction, Now now) => Usage.OnDialogFailure(this, transaction, 503, now);

    public void OnFlowReady(int cookie, Flow flow, Now now) => Usage.OnDialogFlow(this, cookie, flow, now);

    public void OnFlowUnavailable(int cookie, Now now) => Usage.OnDialogFlow(this, cookie, null, now);
}
