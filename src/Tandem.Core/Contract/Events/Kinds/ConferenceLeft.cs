namespace Tandem.Core.Contract.Events.Kinds;

using PolyType;

/// <summary>The leg is out of the room, and still there.</summary>
[GenerateShape]
public sealed partial record ConferenceLeft : EventData;
