namespace Tandem.Core.Contract.Commands;

/// <summary>
/// Asks a trunk's addresses now whether they are there (OPTIONS), and answers <see cref="Views.TrunkCheckView"/> when each has answered or been silent
/// for too long. Refused: NotFound; Conflict for a disabled one; Overloaded while one is checked, and within a second of that.
/// </summary>
public sealed record CheckTrunk(int TrunkId) : LiveCommand;
