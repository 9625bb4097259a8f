namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Somebody is called to take over from an agent.</summary>
/// <param name="Target">Who.</param>
[GenerateShape]
public sealed partial record InterceptStarted([property: Key(0)] string Target) : EventData;
