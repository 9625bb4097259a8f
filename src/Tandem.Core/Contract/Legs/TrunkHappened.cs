namespace Tandem.Core.Contract.Legs;

using Tandem.Core.Contract.Events.Kinds;

/// <summary>Something happened to a trunk, or to a leg because of one, that the log is to know.</summary>
/// <param name="Leg">Empty when it is of no leg.</param>
/// <param name="What">As the log has it.</param>
public sealed record TrunkHappened(Guid Leg, EventData What) : LegEvent(Leg);
