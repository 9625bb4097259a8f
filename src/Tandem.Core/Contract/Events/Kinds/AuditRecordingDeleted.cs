namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A recording was deleted; its row in the index stays.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Why"><c>age</c>, <c>size</c>, <c>asked</c>.</param>
/// <param name="Sha256">Of the file as it was, in hexadecimal digits; empty when it could not be read.</param>
[GenerateShape]
public sealed partial record AuditRecordingDeleted(
    [property: Key(0)] Guid Recording,
    [property: Key(1)] string Why,
    [property: Key(2)] string Sha256
) : EventData;
