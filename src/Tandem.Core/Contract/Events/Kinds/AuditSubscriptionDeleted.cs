namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A subscription to events was ended.</summary>
/// <param name="SubscriptionId">Its id.</param>
/// <param name="Name">Its name.</param>
[GenerateShape]
public sealed partial record AuditSubscriptionDeleted([property: Key(0)] int SubscriptionId, [property: Key(1)] string Name) : EventData;
