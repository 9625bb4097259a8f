namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Whoever answered was listened to, before he was brought anywhere.</summary>
/// <param name="By"><c>person</c>, <c>machine</c> or <c>unsure</c>, who is treated as a person.</param>
/// <param name="GreetingMillis">From the beginning of what was said to its end; 0 for nothing.</param>
/// <param name="QuietMillis">Since then; since he is listened to when nothing was said.</param>
[GenerateShape]
public sealed partial record AnswererJudged(
    [property: Key(0)] string By,
    [property: Key(1)] int GreetingMillis,
    [property: Key(2)] int QuietMillis
) : EventData
{
    public const string Machine = "machine";
}
