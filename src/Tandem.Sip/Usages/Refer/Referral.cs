using System.Globalization;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Refer;

/// <summary>REFER in a dialog: the peer's, and how it hears of the outcome, and ours (RFC 3515; <see cref="ReferMachine"/>).</summary>
internal sealed class Referral(IReferDialog dialog)
{
    /// <summary>Seconds a NOTIFY promises for the subscription.</summary>
    private const int Expires = 120;

    private ReferState state;
    private uint cseq;
    private Transaction? transaction;
    private SipMessage? request;
    private NetAddress source;

    /// <summary>We have sent a REFER, so NOTIFYs of its outcome are ours.</summary>
    public bool HasSent { get; private set; }

    /// <summary>The peer's REFER; what it names was read by the caller.</summary>
    public void Take(Transaction of, SipMessage refer, string user, ReplacesTarget? replaces, NetAddress from, Now now)
    {
        if (Feed(ReferInput.Refer) != ReferAction.TellOwner)
        {
            dialog.AnswerRefer(of, refer, 491, null, from, now);
            return;
        }
        cseq = refer.CSeq;
        transaction = of;
        request = refer;
        source = from;
        dialog.TellReferred(user, replaces);
    }

    /// <summary>The owner's word on how it fares.</summary>
    public bool Progress(int code, string? reason, Now now)
    {
        ReferInput input =
            code < 200 ? ReferInput.Progress
            : code < 300 ? ReferInput.Success
            : ReferInput.Failure;
        return Act(Feed(input), code, now, code < 300 ? null : reason);
    }

    /// <summary>Asks the peer to call somebody else in our place.</summary>
    public bool Send(string referTo, Now now)
    {
        HasSent = true;
        dialog.Send(new DialogRequest(RequestPurpose.Refer) { Headers = [new ExtraHeader("Refer-To", $"<{referTo}>")] }, now);
        return true;
    }

    /// <summary>The session is over: a REFER that waits is refused.</summary>
    public void Stop(Now now) => Act(Feed(ReferInput.Stop), 487, now);

    private ReferAction Feed(ReferInput input)
    {
        ReferStep step = ReferMachine.Next(state, input);
        state = step.State;
        return step.Actions;
    }

    private bool Act(ReferAction actions, int code, Now now, string? reason = null)
    {
        if (actions.HasFlag(ReferAction.Refuse) || actions.HasFlag(ReferAction.Accept))
        {
            bool accepts = actions.HasFlag(ReferAction.Accept);
            dialog.AnswerRefer(transaction!, request!, accepts ? 202 : code, accepts ? null : reason, source, now);
            transaction = null;
            request = null;
        }
        if (actions.HasFlag(ReferAction.NotifyTrying))
        {
            Notify(100, false, now);
        }
        if (actions.HasFlag(ReferAction.Notify) || actions.HasFlag(ReferAction.NotifyLast))
        {
            Notify(code, actions.HasFlag(ReferAction.NotifyLast), now);
        }
        return actions != ReferAction.None;
    }

    private void Notify(int code, bool isLast, Now now)
    {
        ExtraHeader[] headers =
        [
            new("Event", $"refer;id={cseq.ToString(CultureInfo.InvariantCulture)}"),
            new("Subscription-State", isLast ? "terminated;reason=noresource" : $"active;expires={Expires}"),
        ];
        DialogRequest notify = new(RequestPurpose.Notify)
        {
            Headers = headers,
            Body = Encoding.ASCII.GetBytes($"SIP/2.0 {code} {ReasonPhrases.Of(code)}\r\n"),
            ContentType = "message/sipfrag;version=2.0",
        };
        dialog.Send(notify, now);
    }
}
