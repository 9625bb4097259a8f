namespace Tandem.Engine.Inputs;

using Tandem.Sip.Flows;

/// <summary>
/// A UDP datagram came in. Whoever brings many may use one object again and again: its bytes are good for the turn only, and nothing in the
/// exchange keeps it.
/// </summary>
public sealed record Datagram : EngineInput
{
    public Datagram() { }

    public Datagram(Flow flow, ReadOnlyMemory<byte> bytes)
    {
        Flow = flow;
        Bytes = bytes;
    }

    /// <summary>The socket it came to and the address it came from.</summary>
    public Flow Flow { get; set; }

    public ReadOnlyMemory<byte> Bytes { get; set; }
}
