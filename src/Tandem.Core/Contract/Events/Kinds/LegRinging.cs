namespace Tandem.Core.Contract.Events.Kinds;

using PolyType;

/// <summary>The far end rings.</summary>
[GenerateShape]
public sealed partial record LegRinging : EventData;
