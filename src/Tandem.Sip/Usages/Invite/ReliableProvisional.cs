using System.Globalization;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Usages.Invite;

/// <summary>The calling side of reliable provisional answers (RFC 3262 §4).</summary>
internal static class ReliableProvisional
{
    public static bool Is(SipMessage response) => response.Lists(HeaderName.Require, "100rel") && response.Has(HeaderName.RSeq);

    /// <summary>True when the response is reliable and the next in order, to be acknowledged with <paramref name="rack"/>.</summary>
    public static bool TryTake(Dialog early, SipMessage response, out string rack)
    {
        rack = "";
        if (!response.Lists(HeaderName.Require, "100rel") || !response.TryNumber(HeaderName.RSeq, uint.MaxValue, out long rseq))
        {
            return false;
        }
        if (early.RemoteRSeq != 0 && rseq != early.RemoteRSeq + 1L)
        {
            return false;
        }
        early.RemoteRSeq = (uint)rseq;
        rack = string.Create(CultureInfo.InvariantCulture, $"{rseq} {response.CSeq} INVITE");
        return true;
    }
}
