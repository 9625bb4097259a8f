using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Refer;

/// <summary>What a referral needs of the usage whose dialog it happens in.</summary>
internal interface IReferDialog
{
    /// <summary>Answers the REFER; 202 comes with our Contact.</summary>
    void AnswerRefer(Transaction transaction, SipMessage request, int code, string? reason, NetAddress source, Now now);

    void Send(DialogRequest request, Now now);

    /// <summary>Tells the owner that he is asked to call somebody.</summary>
    void TellReferred(string user, ReplacesTarget? replaces);
}
