namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Somebody listens to a recording, or fetches it.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Face">Through which interface.</param>
/// <param name="Address">Where he is.</param>
[GenerateShape]
public sealed partial record AuditRecordingRead(
    [property: Key(0)] Guid Recording,
    [property: Key(1)] string Face,
    [property: Key(2)] string Address
) : EventData;
