namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>What the leg says and hears is being recorded.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Kind"><c>conversation</c> or <c>voicemail</c>.</param>
/// <param name="Box">Whose message it is; empty for nobody's.</param>
[GenerateShape]
public sealed partial record RecordingStarted(
    [property: Key(0)] Guid Recording,
    [property: Key(1)] string Kind = RecordingWords.Conversation,
    [property: Key(2)] string Box = ""
) : EventData;
