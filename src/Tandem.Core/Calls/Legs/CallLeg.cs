namespace Tandem.Core.Calls.Legs;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Views;
using Tandem.Core.Facts;

internal enum LegStage : byte
{
    Calling,
    Ringing,
    Answered,
    Ended,
}

/// <summary>One leg as the call centre knows it, and the record that grows with it.</summary>
internal sealed class CallLeg(Call call, LegRecord record)
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

    public Agent? Agent { get; set; }

    /// <summary>What it was last ordered to hear.</summary>
    public LegAudio Audio { get; set; }

    /// <summary>Since when it talks, in Unix microseconds; 0 while it does not.</summary>
    public long TalkingSince { get; set; }

    /// <summary>How long it has talked by now, in milliseconds.</summary>
    public long TalkedMillis(long nowMicros) => Record.TalkMillis + (TalkingSince == 0 ? 0 : (nowMicros - TalkingSince) / 1000);

    /// <summary>Has put the others on hold by command.</summary>
    public bool Holds { get; set; }

    /// <summary>Whom it is bridged with.</summary>
    public CallLeg? JoinedTo { get; set; }

    /// <summary>Its phone has put us on hold.</summary>
    public bool Held { get; set; }

    public bool Silent { get; set; }

    public LegQualityView? Quality { get; set; }

    /// <summary>A standing leg's record in the call it serves, until it is let go.</summary>
    public LegRecord? Served { get; set; }

    /// <summary>What it had talked before, in milliseconds.</summary>
    public long ServedFromMillis { get; set; }

    /// <summary>The recording under way of what it says and hears.</summary>
    public Guid Recording { get; set; }
}
