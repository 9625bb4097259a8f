using System.Globalization;
using Tandem.Foundation;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Session timers (RFC 4028).</summary>
public sealed partial class InviteUsage
{
    private const int MaxExpires = 86_400;

    private bool peerSupportsTimer;

    /// <summary>The agreed interval in seconds; 0 when there is none.</summary>
    private int sessionExpires;
    private bool weRefresh;

    /// <summary>The least the other side asked for, by 422 or Min-SE.</summary>
    private int minimumExpires;

    private SessionTimerConfig TimerConfig => core.Config.SessionTimer;

    /// <summary>Session-Expires and Min-SE of our INVITE and of our refreshes (§7.1, §7.4).</summary>
    private void WriteTimerWish(bool inDialog)
    {
        if (!TimerConfig.Enabled)
        {
            return;
        }
        int wish = inDialog && sessionExpires > 0 ? sessionExpires : TimerConfig.Expires;
        SipWriter writer = core.Write.Writer.Begin(HeaderName.SessionExpires).Add(Math.Max(wish, Floor));
        if (inDialog && sessionExpires > 0)
        {
            writer.Add(weRefresh ? ";refresher=uac"u8 : ";refresher=uas"u8);
        }
        writer.End();
        writer.Header(HeaderName.MinSe, Floor);
    }

    private int Floor => Math.Max(TimerConfig.Minimum, minimumExpires);

    /// <summary>A 422: true when it names a Min-SE that makes another attempt sensible.</summary>
    private bool TakeMinimum(SipMessage response)
    {
        if (!response.TryNumber(HeaderName.MinSe, MaxExpires, out long minimum))
        {
            return false;
        }
        minimumExpires = Math.Max(minimumExpires, (int)minimum);
        return true;
    }

    /// <summary>The interval out of a 2xx to our request (§7.2).</summary>
    private void TakeTimerFrom(SipMessage response, Now now)
    {
        if (!TimerConfig.Enabled || !TryRead(response, out int expires, out ReadOnlySpan<byte> refresher))
        {
            ArmSessionTimer(0, false, now);
            return;
        }
        ArmSessionTimer(expires, !Grammar.EqualsIgnoreCase(refresher, "uas"), now);
    }

    /// <summary>Settles the interval for a 2xx of ours, writes it into the answer and starts it (§9).</summary>
    private void TakeTimerFromRequest(SipMessage received, Now now)
    {
        if (!TimerConfig.Enabled)
        {
            return;
        }
        bool asked = TryRead(received, out int expires, out ReadOnlySpan<byte> refresher);
        if (received.TryNumber(HeaderName.MinSe, MaxExpires, out long minimum))
        {
            minimumExpires = Math.Max(minimumExpires, (int)minimum);
        }
        expires = Math.Max(asked ? expires : TimerConfig.Expires, Floor);
        // Who cannot do it is refreshed by us, and who leaves the choice open too: then a lost BYE is found by us.
        bool peerRefreshes = peerSupportsTimer && Grammar.EqualsIgnoreCase(refresher, "uac");
        SipWriter writer = core.Write.Writer;
        if (peerRefreshes)
        {
            writer.Header(HeaderName.Require, "timer"u8);
        }
        writer.Begin(HeaderName.SessionExpires).Add(expires);
        writer.Add(peerRefreshes ? ";refresher=uac"u8 : ";refresher=uas"u8).End();
        ArmSessionTimer(expires, !peerRefreshes, now);
    }

    private bool IsTimerTooSmall(SipMessage request) => TimerConfig.Enabled && IsTooSmall(request, core.Config.SessionTimer.Minimum);

    /// <summary>A Session-Expires that deserves a 422 (§9): only from a peer that understands it.</summary>
    internal static bool IsTooSmall(SipMessage request, int minimum) =>
        TryRead(request, out int expires, out _)
        && expires < minimum
        && (request.Lists(HeaderName.Supported, "timer") || request.Lists(HeaderName.Require, "timer"));

    private void AnswerTooSmall(Transaction transaction, SipMessage request, NetAddress source, Now now)
    {
        string minimum = TimerConfig.Minimum.ToString(CultureInfo.InvariantCulture);
        Answer(transaction, request, 422, source, now, [new ExtraHeader("Min-SE", minimum)]);
    }

    private static bool TryRead(SipMessage message, out int expires, out ReadOnlySpan<byte> refresher)
    {
        expires = 0;
        refresher = default;
        ReadOnlySpan<byte> value = message.First(HeaderName.SessionExpires);
        int semicolon = value.IndexOf((byte)';');
        if (!Grammar.TryNumber(Grammar.Trim(semicolon < 0 ? value : value[..semicolon]), int.MaxValue, out long seconds))
        {
            return false;
        }
        expires = (int)Math.Min(seconds, MaxExpires);
        refresher = semicolon < 0 ? default : new Parameters(value[semicolon..])["refresher"];
        return true;
    }

    private void ArmSessionTimer(int expires, bool refreshHere, Now now)
    {
        sessionExpires = expires;
        weRefresh = refreshHere;
        StopTimer(InviteTimer.Refresh);
        StopTimer(InviteTimer.Expiry);
        if (expires == 0 || State == InviteState.Ended)
        {
            return;
        }
        if (refreshHere)
        {
            StartTimer(InviteTimer.Refresh, TimeSpan.FromSeconds(expires / 2.0), now);
            StartTimer(InviteTimer.Expiry, TimeSpan.FromSeconds(expires), now);
        }
        else
        {
            // §10: BYE a little before the end, the lesser of 32 s and a third.
            double early = Math.Min(32, expires / 3.0);
            StartTimer(InviteTimer.Expiry, TimeSpan.FromSeconds(expires - early), now);
        }
    }
}
