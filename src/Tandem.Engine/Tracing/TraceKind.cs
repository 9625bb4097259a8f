namespace Tandem.Engine.Tracing;

/// <summary>What an entry of a <see cref="SipTap"/> is. Kept on disk by its number.</summary>
public enum TraceKind : byte
{
    /// <summary>A message that came in.</summary>
    Received = 1,

    /// <summary>A message that went out.</summary>
    Sent = 2,

    /// <summary>Which leg a Call-ID belongs to.</summary>
    Leg = 3,

    /// <summary>How a leg's media fared so far.</summary>
    Figures = 4,

    /// <summary>So many messages are missing here.</summary>
    Gap = 5,
}
