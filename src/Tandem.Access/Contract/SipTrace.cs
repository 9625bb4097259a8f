namespace Tandem.Access.Contract;

using Tandem.Foundation;

/// <summary>What is kept of a call's signalling: its SIP messages, secrets masked, and how the media of its legs fared.</summary>
/// <param name="Messages">In the order in which they came and went.</param>
/// <param name="IsWhole">False when there are more than an answer holds, or some could not be kept.</param>
public sealed record SipTrace(IReadOnlyList<SipTraceLeg> Legs, IReadOnlyList<SipTraceMessage> Messages, bool IsWhole);

/// <summary>A leg, or one of the phones that were rung for it.</summary>
/// <param name="Party"><c>extension:1001</c> or <c>trunk:NAME</c>.</param>
/// <param name="IsInbound">It came to us.</param>
/// <param name="SipCallId">The Call-ID header of its messages.</param>
/// <param name="Quality">Null while nothing has been measured.</param>
public sealed record SipTraceLeg(Guid Call, Guid Leg, string Party, bool IsInbound, string SipCallId, SipTraceQuality? Quality);

/// <summary>How a leg's media fared: what came in, and what the peer got as far as it said.</summary>
/// <param name="JitterMillis">Of what came in.</param>
/// <param name="MosIn">How it probably sounded, as a mean opinion score from 1 to 4.5; 0 when unknown.</param>
public sealed record SipTraceQuality(
    long PacketsIn,
    long PacketsOut,
    double LossInPercent,
    double LossOutPercent,
    double JitterMillis,
    double RoundTripMillis,
    double MosIn,
    double MosOut
);

/// <summary>One SIP message.</summary>
/// <param name="WallMicros">When, in Unix microseconds.</param>
/// <param name="IsReceived">It came to us.</param>
/// <param name="Transport"><c>udp</c>, <c>tcp</c> or <c>tls</c>.</param>
/// <param name="Local">Our address with port.</param>
/// <param name="Remote">The peer's.</param>
/// <param name="Bytes">Head and body; secrets in it are masked, its length is what it was.</param>
public sealed record SipTraceMessage(
    long WallMicros,
    bool IsReceived,
    string Transport,
    NetAddress Local,
    NetAddress Remote,
    string SipCallId,
    ReadOnlyMemory<byte> Bytes
);
