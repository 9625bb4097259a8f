namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An agent works on a phone of the other kind now.</summary>
/// <param name="AgentId">The user who is the agent.</param>
/// <param name="Agent">His login then.</param>
/// <param name="Extension">The one in use now.</param>
/// <param name="Mode"><c>sip</c> or <c>webrtc</c>.</param>
/// <param name="PreviousExtension">The one in use before.</param>
[GenerateShape]
public sealed partial record AgentCallModeChanged(
    [property: Key(0)] int AgentId,
    [property: Key(1)] string Agent,
    [property: Key(2)] string Extension,
    [property: Key(3)] string Mode,
    [property: Key(4)] string PreviousExtension
) : EventData, IOfAgent;
