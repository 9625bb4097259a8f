namespace Tandem.Engine.Peers;

using Tandem.Core.Contract.Rows;

/// <summary>Asks for the addresses of a peer that is given by its name; answered by <see cref="Inputs.PeersFound"/>.</summary>
/// <param name="Port">0 when none was given: then DNS may say more than addresses (NAPTR, SRV).</param>
public readonly record struct PeerLookUp(long Ticket, string Host, int Port, TrunkTransport Transport);
