namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A caller has left a message.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Box">Whose it is, as the flow has it: an extension, a name; empty for nobody's.</param>
/// <param name="DurationMillis">Its length.</param>
/// <param name="Number">Of who left it.</param>
[GenerateShape]
public sealed partial record VoicemailLeft(
    [property: Key(0)] Guid Recording,
    [property: Key(1)] string Box,
    [property: Key(2)] long DurationMillis,
    [property: Key(3)] string Number
) : EventData;
