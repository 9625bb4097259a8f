namespace Tandem.Core.Contract.Events.Kinds;

using PolyType;

/// <summary>This leg is heard by nobody again.</summary>
[GenerateShape]
public sealed partial record WhisperEnded : EventData;
