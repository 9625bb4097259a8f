using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>An offer of the peer that waits for the owner; without SDP the peer asks for ours.</summary>
/// <param name="Usage">Whose it is.</param>
/// <param name="Dialog">Where it came.</param>
/// <param name="Transaction">Of the re-INVITE, UPDATE or PRACK; null when a reliable provisional brought it.</param>
/// <param name="Request">Likewise.</param>
/// <param name="RAck">What the PRACK with our answer acknowledges, when a reliable provisional brought it.</param>
/// <param name="Sdp">The offer.</param>
/// <param name="Source">Where the request came from.</param>
internal sealed record PeerOffer(
    InviteUsage Usage,
    Dialog Dialog,
    Transaction? Transaction,
    SipMessage? Request,
    string RAck,
    byte[]? Sdp,
    NetAddress Source
)
{
    public void Answer(byte[] sdp, Now now)
    {
        bool isOffer = !Dialog.Take(SdpInput.SendAnswer) && Dialog.Take(SdpInput.SendOffer);
        if (Transaction == null || Request == null)
        {
            Usage.Sender.SendPrack(Dialog, RAck, sdp, now);
            return;
        }
        if (Request.Method == SipMethod.Invite)
        {
            ReadOnlySpan<byte> success = IncomingInvite.WriteSuccess(Usage, Transaction, Request, Source, sdp, now);
            (Usage.Acks ??= new AckWait(Usage)).Send(Transaction, Request.CSeq, success, isOffer, now);
            return;
        }
        MessageComposer write = Usage.Core.Write;
        write.Response(Request, 200, null, Usage.TagBytes, Source);
        write.Contact(Transaction.Flow);
        if (Request.Method == SipMethod.Update)
        {
            write.Capabilities();
            Usage.Timer.Settle(Request, now);
        }
        Usage.Core.Transactions.Respond(Transaction, 200, write.Writer.Finish("application/sdp", sdp), now);
    }

    public void Refuse(int code, Now now, ExtraHeader[]? headers = null)
    {
        Dialog.Take(SdpInput.TheirsRefused);
        if (Transaction != null && Request != null)
        {
            Usage.Answer(Transaction, Request, code, Source, now, headers);
        }
        else if (Usage.State != InviteState.Ended)
        {
            // An offer in a provisional cannot be refused (RFC 6337 §3.3); it is acknowledged, and the owner will cancel.
            Usage.Sender.SendPrack(Dialog, RAck, null, now);
        }
    }
}
