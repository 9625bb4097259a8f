namespace Tandem.Engine.Tracing;

using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip.Flows;

/// <summary>One thing a <see cref="SipTap"/> saw.</summary>
public readonly record struct TraceEntry
{
    public TraceKind Kind { get; init; }

    public long WallMicros { get; init; }

    /// <summary>Of a message.</summary>
    public Flow Flow { get; init; }

    /// <summary>Where in the ring the message is.</summary>
    internal int Offset { get; init; }

    internal int Length { get; init; }

    /// <summary>Bytes of the ring it takes, what was skipped before it included.</summary>
    internal int Taken { get; init; }

    /// <summary>Null unless it tells of a leg.</summary>
    public LegSignalled? Leg { get; init; }

    /// <summary>Null unless it tells of its media.</summary>
    public LegStats? Figures { get; init; }

    /// <summary>Whose figures they are.</summary>
    public LegPort Port { get; init; }
}
