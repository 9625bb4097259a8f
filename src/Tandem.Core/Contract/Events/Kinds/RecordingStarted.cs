namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>What the leg says and hears is being recorded.</summary>
/// <param name="Recording">The recording.</param>
[GenerateShape]
public sealed partial record RecordingStarted([property: Key(0)] Guid Recording) : EventData;
