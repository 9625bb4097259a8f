namespace Tandem.Core.Contract.Events.Kinds;

using PolyType;

/// <summary>This leg does not listen any more.</summary>
[GenerateShape]
public sealed partial record MonitorEnded : EventData;
