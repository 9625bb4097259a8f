using Tandem.Foundation;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Transactions;

/// <summary>The user of an INVITE server transaction that has to know of its CANCEL.</summary>
internal interface ICancelled
{
    /// <summary>The tag of our answers, for the answer to CANCEL too (RFC 3261 §9.2).</summary>
    byte[] Tag { get; }

    /// <summary>The CANCEL, already answered.</summary>
    void OnCancel(SipMessage cancel, Now now);
}
