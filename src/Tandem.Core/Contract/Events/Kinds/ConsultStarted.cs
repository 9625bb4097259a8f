namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>This party asks somebody else first, while the others hear music.</summary>
/// <param name="Target">Whom.</param>
[GenerateShape]
public sealed partial record ConsultStarted([property: Key(0)] string Target) : EventData;
