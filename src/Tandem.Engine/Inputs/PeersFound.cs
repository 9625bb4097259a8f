namespace Tandem.Engine.Inputs;

using Tandem.Engine.Peers;

/// <summary>The answer to a <see cref="PeerLookUp"/>.</summary>
/// <param name="Addresses">In the order to be tried; none when the name could not be found.</param>
/// <param name="Seconds">How long the answer is good for.</param>
public sealed record PeersFound(long Ticket, TrunkAddress[] Addresses, long Seconds) : EngineInput;
