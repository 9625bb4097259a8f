namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>This party was called into a conversation and speaks in it now.</summary>
/// <param name="Target">What was dialled for it.</param>
/// <param name="By">The leg that called it in.</param>
[GenerateShape]
public sealed partial record ThirdPartyJoined([property: Key(0)] string Target, [property: Key(1)] Guid By) : EventData;
