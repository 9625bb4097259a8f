using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Dialogs;

/// <summary>What a dialog is used for (RFC 5057 §2): whom everything inside it is told.</summary>
internal interface IDialogUsage
{
    string CallId { get; }

    /// <summary>A request other than ACK and CANCEL inside the dialog.</summary>
    void OnRequest(Dialog of, Transaction transaction, SipMessage request, in Flow source, Now now);

    /// <summary>An ACK to a 2xx.</summary>
    void OnAck(SipMessage ack, Now now);

    /// <summary>CANCEL of a re-INVITE that has no final answer.</summary>
    void OnOfferCancelled(Transaction transaction, Now now);

    /// <summary>An answer to a request of ours.</summary>
    void OnDialogResponse(Dialog from, Transaction transaction, SipMessage response, Now now);

    /// <summary>The ACK for a 300–699 to a re-INVITE of ours.</summary>
    ReadOnlySpan<byte> BuildDialogAck(Dialog of, Transaction transaction);

    /// <summary>No answer in time (408) or no flow (503).</summary>
    void OnDialogFailure(Dialog from, Transaction transaction, int code, Now now);

    /// <summary>The flow a request waited for is there, or will not come (null).</summary>
    void OnDialogFlow(Dialog to, int cookie, Flow? flow, Now now);
}
