namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The target could not be had.</summary>
/// <param name="Target">To whom.</param>
/// <param name="SipCode">What it came to.</param>
[GenerateShape]
public sealed partial record TransferFailed([property: Key(0)] string Target, [property: Key(1)] int SipCode) : EventData;
