namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A call could not be set up because of the trunk.</summary>
/// <param name="Trunk">Its name.</param>
/// <param name="Cause">As the leg ended.</param>
/// <param name="SipCode">The SIP status, where there was one.</param>
[GenerateShape]
public sealed partial record TrunkFailed([property: Key(0)] string Trunk, [property: Key(1)] string Cause, [property: Key(2)] int SipCode)
    : EventData;
