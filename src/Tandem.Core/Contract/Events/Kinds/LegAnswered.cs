namespace Tandem.Core.Contract.Events.Kinds;

using PolyType;

/// <summary>Answered: its media is open.</summary>
[GenerateShape]
public sealed partial record LegAnswered : EventData;
