namespace Tandem.Engine.Inputs;

using Tandem.Sip.Flows;

/// <summary>Bytes of a stream came in, cut anywhere. The object may be used again as a <see cref="Datagram"/> may.</summary>
public sealed record StreamBytes : EngineInput
{
    public StreamBytes() { }

    public StreamBytes(Flow flow, ReadOnlyMemory<byte> bytes)
    {
        Flow = flow;
        Bytes = bytes;
    }

    public Flow Flow { get; set; }

    public ReadOnlyMemory<byte> Bytes { get; set; }
}
