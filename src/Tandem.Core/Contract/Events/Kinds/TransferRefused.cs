namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Somebody asked to pass a call on, and may not.</summary>
/// <param name="Target">To whom.</param>
/// <param name="Why">Why not.</param>
[GenerateShape]
public sealed partial record TransferRefused([property: Key(0)] string Target, [property: Key(1)] string Why) : EventData;
