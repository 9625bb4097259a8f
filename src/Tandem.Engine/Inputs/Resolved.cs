namespace Tandem.Engine.Inputs;

using Tandem.Foundation;

/// <summary>A name we asked for was looked up.</summary>
/// <param name="Addresses">In the order to be tried; none when it could not be found.</param>
public sealed record Resolved(long Ticket, NetAddress[] Addresses) : EngineInput;
