namespace Tandem.Core.Legs;

using Tandem.Core.Contract.Views;
using Tandem.Core.Facts;
using Tandem.Foundation;

internal enum LegStage : byte
{
    Calling,
    Ringing,
    Answered,
    Ended,
}

/// <summary>One leg as the call centre knows it, and the record that grows with it.</summary>
internal sealed class CallLeg(Call call, LegRecord record, Now started)
{
    /// <summary>The call it belongs to; changes when an attended transfer joins two calls.</summary>
    public Call Call { get; set; } = call;

    public Guid Id => Record.Leg;

    public LegRecord Record { get; set; } = record;

    public LegStage Stage { get; set; }

    public bool IsLive => Stage != LegStage.Ended;

    /// <summary>The end was ordered; nothing more is asked of it.</summary>
    public bool IsEnding { get; set; }

    public bool IsIncoming { get; init; }

    /// <summary>The extension it is on, if any.</summary>
    public Line? Line { get; init; }

    /// <summary>The user whose leg it is, as an agent or on its own account; 0 for nobody of ours.</summary>
    public int UserId { get; init; }

    /// <summary>Stays up between calls, and serves nobody now: no call to be counted.</summary>
    public bool IsStandby { get; set; }

    /// <summary>When it was answered; only good once it is.</summary>
    public Instant AnsweredAt { get; set; }

    /// <summary>What it was last ordered to hear.</summary>
    public LegAudio Audio { get; set; }

    /// <summary>Since when it talks; null while it does not.</summary>
    public Instant? TalkingSince { get; set; }

    /// <summary>How long it talked before that.</summary>
    public TimeSpan TalkedBefore { get; set; }

    /// <summary>Has put the others on hold by command.</summary>
    public bool Holds { get; set; }

    /// <summary>Whom it is bridged with.</summary>
    public CallLeg? JoinedTo { get; set; }

    /// <summary>Its phone has put us on hold.</summary>
    public bool Held { get; set; }

    public bool Silent { get; set; }

    public LegQualityView? Quality { get; set; }

    /// <summary>A standby leg's record in the call it serves, until it is let go.</summary>
    public LegRecord? Served { get; set; }

    /// <summary>What it had talked before it served.</summary>
    public TimeSpan ServedFrom { get; set; }

    /// <summary>The recording under way of what it says and hears.</summary>
    public Guid Recording { get; set; }

    /// <summary>
    /// Unix microseconds by the leg's own clock: set when it began, run by the monotonic clock since, so that no change of the wall clock makes a
    /// duration wrong.
    /// </summary>
    public long Stamp(Now now) => started.WallMicros + (now.Mono - started.Mono).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>How long it has talked by now.</summary>
    public TimeSpan Talked(Instant now) => TalkingSince is { } since ? TalkedBefore + (now - since) : TalkedBefore;
}
