namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A call began: somebody calls in, an agent dials, or a leg is called that is to stand by.</summary>
/// <param name="CallerNumber">Who calls: a number in its inner form (E.164), an extension, or what was sent.</param>
/// <param name="CallerName">The name sent with it, or empty.</param>
/// <param name="Dialled">Whom: a number in its inner form (E.164), an extension or a queue.</param>
/// <param name="Origin"><c>extension:N</c>, <c>trunk:NAME</c>, <c>dial:N</c> (an agent dials by command from that extension), <c>number:N</c> (likewise, from a number outside), <c>callback:N</c> (somebody is rung from that
/// number), <c>campaign:N</c> (the campaign of that id calls him) or <c>standing:N</c>.</param>
[GenerateShape]
public sealed partial record CallStarted(
    [property: Key(0)] string CallerNumber,
    [property: Key(1)] string CallerName,
    [property: Key(2)] string Dialled,
    [property: Key(3)] string Origin
) : EventData;
