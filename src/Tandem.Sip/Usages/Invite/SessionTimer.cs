using System.Globalization;
using Tandem.Foundation;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>The session timer of one usage (RFC 4028; <see cref="SessionTimerMachine"/>).</summary>
internal sealed class SessionTimer(InviteUsage usage) : ITimed
{
    private const int MaxExpires = 86_400;
    private const int RefreshTimer = 0;
    private const int ExpiryTimer = 1;

    private SessionTimerState state;
    private bool peerSupports;

    /// <summary>The agreed interval in seconds; 0 when there is none.</summary>
    private int expires;

    /// <summary>The least the other side asked for, by 422 or Min-SE.</summary>
    private int minimum;
    private DeadlineHandle refresh;
    private DeadlineHandle expiry;

    private SessionTimerConfig Config => usage.Core.Config.SessionTimer;

    private int Floor => Math.Max(Config.Minimum, minimum);

    /// <summary>Whether the peer does session timers.</summary>
    public void Learn(SipMessage message)
    {
        if (message.Has(HeaderName.Supported) || message.Has(HeaderName.Require))
        {
            peerSupports = message.Lists(HeaderName.Supported, "timer") || message.Lists(HeaderName.Require, "timer");
        }
    }

    /// <summary>Writes Session-Expires and Min-SE of our INVITE and of our refreshes (§7.1, §7.4).</summary>
    public void WriteWish(bool inDialog)
    {
        if (!Config.Enabled)
        {
            return;
        }
        int wish = inDialog && expires > 0 ? expires : Config.Expires;
        SipWriter writer = usage.Core.Write.Writer.Begin(HeaderName.SessionExpires).Add(Math.Max(wish, Floor));
        if (inDialog && expires > 0)
        {
            writer.Add(state == SessionTimerState.Ours ? ";refresher=uac"u8 : ";refresher=uas"u8);
        }
        writer.End();
        writer.Header(HeaderName.MinSe, Floor);
    }

    /// <summary>A 422: true when it names a Min-SE that makes another attempt sensible.</summary>
    public bool TakeMinimum(SipMessage response)
    {
        if (!response.TryNumber(HeaderName.MinSe, MaxExpires, out long least))
        {
            return false;
        }
        minimum = Math.Max(minimum, (int)least);
        return true;
    }

    /// <summary>The interval out of a 2xx to our request (§7.2).</summary>
    public void Take(SipMessage response, Now now)
    {
        if (!Config.Enabled || !TryRead(response, out int seconds, out ReadOnlySpan<byte> refresher))
        {
            Agree(0, SessionTimerInput.AgreeNone, now);
            return;
        }
        bool ours = !Grammar.EqualsIgnoreCase(refresher, "uas");
        Agree(seconds, ours ? SessionTimerInput.AgreeOurs : SessionTimerInput.AgreeTheirs, now);
    }

    /// <summary>Settles the interval for a 2xx of ours, writes it into the answer and starts it (§9).</summary>
    public void Settle(SipMessage received, Now now)
    {
        if (!Config.Enabled)
        {
            return;
        }
        bool asked = TryRead(received, out int seconds, out ReadOnlySpan<byte> refresher);
        if (received.TryNumber(HeaderName.MinSe, MaxExpires, out long least))
        {
            minimum = Math.Max(minimum, (int)least);
        }
        seconds = Math.Max(asked ? seconds : Config.Expires, Floor);
        // Who cannot do it is refreshed by us, and who leaves the choice open too: then a lost BYE is found by us.
        bool theirs = peerSupports && Grammar.EqualsIgnoreCase(refresher, "uac");
        SipWriter writer = usage.Core.Write.Writer;
        if (theirs)
        {
            writer.Header(HeaderName.Require, "timer"u8);
        }
        writer.Begin(HeaderName.SessionExpires).Add(seconds);
        writer.Add(theirs ? ";refresher=uac"u8 : ";refresher=uas"u8).End();
        Agree(seconds, theirs ? SessionTimerInput.AgreeTheirs : SessionTimerInput.AgreeOurs, now);
    }

    /// <summary>422 to a request whose Session-Expires is too small (§9); false when it is not.</summary>
    public bool Refuse(Transaction transaction, SipMessage request, NetAddress source, Now now)
    {
        if (!Config.Enabled || !IsTooSmall(request, Config.Minimum))
        {
            return false;
        }
        string least = Config.Minimum.ToString(CultureInfo.InvariantCulture);
        usage.Answer(transaction, request, 422, source, now, [new ExtraHeader("Min-SE", least)]);
        return true;
    }

    /// <summary>A Session-Expires that deserves a 422 (§9): only from a peer that understands it.</summary>
    public static bool IsTooSmall(SipMessage request, int least) =>
        TryRead(request, out int seconds, out _)
        && seconds < least
        && (request.Lists(HeaderName.Supported, "timer") || request.Lists(HeaderName.Require, "timer"));

    public void OnRefreshRefused(Now now) => Feed(SessionTimerInput.RefreshRefused, now);

    /// <summary>Refreshes after this long: something stands in the way now.</summary>
    public void RefreshAfter(TimeSpan delay, Now now) => Arm(ref refresh, RefreshTimer, delay, now);

    public void Stop() => Feed(SessionTimerInput.Stop, default);

    public void OnTimer(int timer, Now now)
    {
        if (timer == RefreshTimer)
        {
            refresh = default;
            Feed(SessionTimerInput.RefreshDue, now);
            return;
        }
        expiry = default;
        Feed(SessionTimerInput.Expired, now);
    }

    private void Agree(int seconds, SessionTimerInput input, Now now)
    {
        expires = seconds;
        Feed(seconds == 0 || usage.State == InviteState.Ended ? SessionTimerInput.AgreeNone : input, now);
    }

    private void Feed(SessionTimerInput input, Now now)
    {
        SessionTimerStep step = SessionTimerMachine.Next(state, input);
        state = step.State;
        if (step.Actions.HasFlag(SessionTimerAction.Disarm))
        {
            usage.Core.Timers.Cancel(ref refresh);
            usage.Core.Timers.Cancel(ref expiry);
        }
        if (step.Actions.HasFlag(SessionTimerAction.ArmOurs))
        {
            Arm(ref refresh, RefreshTimer, TimeSpan.FromSeconds(expires / 2.0), now);
            Arm(ref expiry, ExpiryTimer, TimeSpan.FromSeconds(expires), now);
        }
        if (step.Actions.HasFlag(SessionTimerAction.ArmTheirs))
        {
            // §10: the lesser of 32 s and a third of the interval before its end.
            Arm(ref expiry, ExpiryTimer, TimeSpan.FromSeconds(expires - Math.Min(32, expires / 3.0)), now);
        }
        if (step.Actions.HasFlag(SessionTimerAction.Refresh))
        {
            usage.Exchange.Refresh(false, now);
        }
        if (step.Actions.HasFlag(SessionTimerAction.RetrySoon))
        {
            Arm(ref refresh, RefreshTimer, TimeSpan.FromSeconds(Math.Max(1, expires / 8)), now);
        }
        if (step.Actions.HasFlag(SessionTimerAction.HangUp))
        {
            usage.HangUp(EndCause.SessionExpired, 0, "", "SIP;cause=408;text=\"Session expired\"", now);
        }
    }

    private static bool TryRead(SipMessage message, out int seconds, out ReadOnlySpan<byte> refresher)
    {
        seconds = 0;
        refresher = default;
        ReadOnlySpan<byte> value = message.First(HeaderName.SessionExpires);
        int semicolon = value.IndexOf((byte)';');
        if (!Grammar.TryNumber(Grammar.Trim(semicolon < 0 ? value : value[..semicolon]), int.MaxValue, out long read))
        {
            return false;
        }
        seconds = (int)Math.Min(read, MaxExpires);
        refresher = semicolon < 0 ? default : new Parameters(value[semicolon..])["refresher"];
        return true;
    }

    private void Arm(ref DeadlineHandle handle, int timer, TimeSpan after, Now now) =>
        usage.Core.Timers.Rearm(ref handle, now.Mono + after, new StackTimer(this, timer, "session timer"));
}
