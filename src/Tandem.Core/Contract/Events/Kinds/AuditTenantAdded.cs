namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A tenant was added. In the log of the node.</summary>
/// <param name="Tenant">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Domain">Its SIP domain.</param>
[GenerateShape]
public sealed partial record AuditTenantAdded(
    [property: Key(0)] int Tenant,
    [property: Key(1)] string Name,
    [property: Key(2)] string Domain
) : EventData;
