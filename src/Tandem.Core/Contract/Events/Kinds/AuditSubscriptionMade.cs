namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A subscription to events was made.</summary>
/// <param name="SubscriptionId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Shape">What its messages look like.</param>
/// <param name="Host">Where they go: the URL's host
///  the rest of it may be a secret.</param>
/// <param name="Types">What it is told, in the shape's words
///  none for all.</param>
[GenerateShape]
public sealed partial record AuditSubscriptionMade(
    [property: Key(0)] int SubscriptionId,
    [property: Key(1)] string Name,
    [property: Key(2)] string Shape,
    [property: Key(3)] string Host,
    [property: Key(4)] string[] Types
) : EventData;
