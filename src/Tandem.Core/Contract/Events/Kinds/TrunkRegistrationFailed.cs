namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A trunk did not register us; it is asked again.</summary>
/// <param name="Trunk">Its name.</param>
/// <param name="SipCode">408 when it did not answer, 503 when it could not be reached.</param>
/// <param name="Reason">What it said.</param>
/// <param name="RetrySeconds">When it is asked again.</param>
[GenerateShape]
public sealed partial record TrunkRegistrationFailed(
    [property: Key(0)] string Trunk,
    [property: Key(1)] int SipCode,
    [property: Key(2)] string Reason,
    [property: Key(3)] long RetrySeconds
) : EventData;
