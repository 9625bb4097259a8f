namespace Tandem.Phones;

using Tandem.Foundation;
using Tandem.Sip.Flows;

/// <summary>An RTP packet to send from one of the phone's ports.</summary>
public readonly record struct PhonePacket(NetAddress From, NetAddress To, byte[] Bytes);

/// <summary>What a phone wants done; drained by its owner after every call.</summary>
public sealed class PhoneOutbox
{
    public SipOutbox Sip { get; } = new();

    public List<PhonePacket> Rtp { get; } = [];

    public List<PhoneEvent> Events { get; } = [];
}
