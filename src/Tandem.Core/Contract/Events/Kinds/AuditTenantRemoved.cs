namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A tenant was removed, with all that was kept of it. In the log of the node.</summary>
/// <param name="Tenant">Its id.</param>
/// <param name="Name">Its name.</param>
[GenerateShape]
public sealed partial record AuditTenantRemoved([property: Key(0)] int Tenant, [property: Key(1)] string Name) : EventData;
