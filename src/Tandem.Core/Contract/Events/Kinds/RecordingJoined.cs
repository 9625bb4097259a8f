namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The leg takes part in a conversation that is recorded.</summary>
/// <param name="Recording">The recording.</param>
[GenerateShape]
public sealed partial record RecordingJoined([property: Key(0)] Guid Recording) : EventData;
