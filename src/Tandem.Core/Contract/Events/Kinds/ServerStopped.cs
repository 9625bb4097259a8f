namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The server ran until then; written when it starts again.</summary>
/// <param name="Reason"><c>stopped</c>, or <c>system_failure</c> when calls were cut off.</param>
[GenerateShape]
public sealed partial record ServerStopped([property: Key(0)] string Reason) : EventData;
