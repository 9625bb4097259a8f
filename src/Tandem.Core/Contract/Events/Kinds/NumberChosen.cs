namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Which of the tenant's numbers a call out shows, and why this one.</summary>
/// <param name="Number">In its inner form; an extension where there is no number.</param>
/// <param name="Group">The group of numbers it is of, or empty.</param>
/// <param name="Reason"><c>asked</c>, <c>own</c>, <c>assigned</c>, <c>same_city</c>, <c>same_province</c>, <c>any</c> or <c>random</c>.</param>
/// <param name="AgentId">Whose phone calls, signed in or not; 0 for nobody's.</param>
/// <param name="Agent">His login then.</param>
[GenerateShape]
public sealed partial record NumberChosen(
    [property: Key(0)] string Number,
    [property: Key(1)] string Group,
    [property: Key(2)] string Reason,
    [property: Key(3)] int AgentId = 0,
    [property: Key(4)] string Agent = ""
) : EventData;
