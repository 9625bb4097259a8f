namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An agent signed in, on which extension and to which queues.</summary>
/// <param name="AgentId">The user who is the agent.</param>
/// <param name="Agent">His login then.</param>
/// <param name="Extension">Where his calls ring.</param>
/// <param name="Queues">Ids of all queues he is signed in to now, in order of id.</param>
[GenerateShape]
public sealed partial record AgentSignedIn(
    [property: Key(0)] int AgentId,
    [property: Key(1)] string Agent,
    [property: Key(2)] string Extension,
    [property: Key(3)] int[] Queues
) : EventData, IOfAgent;
