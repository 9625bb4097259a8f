namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Who was to take over could not be had.</summary>
/// <param name="Target">Who.</param>
/// <param name="SipCode">What it came to.</param>
[GenerateShape]
public sealed partial record InterceptFailed([property: Key(0)] string Target, [property: Key(1)] int SipCode) : EventData;
