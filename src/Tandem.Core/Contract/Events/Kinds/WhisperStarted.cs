namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>This leg, which listens in, is heard by one other leg alone from now on.</summary>
/// <param name="To">That leg.</param>
[GenerateShape]
public sealed partial record WhisperStarted([property: Key(0)] Guid To) : EventData;
