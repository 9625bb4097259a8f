namespace Tandem.Core.Contract.Events.Kinds;

using PolyType;

/// <summary>This leg listens in.</summary>
[GenerateShape]
public sealed partial record MonitorStarted : EventData;
