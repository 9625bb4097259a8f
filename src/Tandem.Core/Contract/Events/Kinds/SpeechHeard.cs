namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>What a caller said to a flow was recognised, or could not be.</summary>
/// <param name="Text">The words; empty for none.</param>
/// <param name="ConfidencePercent">How surely.</param>
/// <param name="Error">Why nothing was recognised, in a word; empty when it was listened to.</param>
[GenerateShape]
public sealed partial record SpeechHeard(
    [property: Key(0)] string Text,
    [property: Key(1)] int ConfidencePercent,
    [property: Key(2)] string Error
) : EventData;
