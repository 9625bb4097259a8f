namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A subscription to events was changed.</summary>
/// <param name="SubscriptionId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fields">What is another now: name, url, types, enabled, secret.</param>
[GenerateShape]
public sealed partial record AuditSubscriptionChanged(
    [property: Key(0)] int SubscriptionId,
    [property: Key(1)] string Name,
    [property: Key(2)] string[] Fields
) : EventData;
