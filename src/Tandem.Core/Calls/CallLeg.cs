namespace Tandem.Core.Calls;

using Tandem.Core.Agents;
using Tandem.Core.Facts;
using Tandem.Core.Views;

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
    public Call Call { get; } = call;

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

    /// <summary>Whom it is bridged with.</summary>
    public CallLeg? JoinedTo { get; set; }

    public bool Held { get; set; }

    public bool Silent { get; set; }

    public LegQualityView? Quality { get; set; }

    /// <summary>The recording under way that it owns (as left side).</summary>
    public Guid Recording { get; set; }
}
