namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The recording is whole, or as much as there will be.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="DurationMillis">Its length.</param>
/// <param name="Failure">Empty when whole, else what went wrong.</param>
[GenerateShape]
public sealed partial record RecordingEnded(
    [property: Key(0)] Guid Recording,
    [property: Key(1)] long DurationMillis,
    [property: Key(2)] string Failure
) : EventData;
