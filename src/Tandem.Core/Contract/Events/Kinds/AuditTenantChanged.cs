namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A tenant was disabled, enabled or given another domain. In the log of the node.</summary>
/// <param name="Tenant">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Changes">The fields that are other than before.</param>
[GenerateShape]
public sealed partial record AuditTenantChanged(
    [property: Key(0)] int Tenant,
    [property: Key(1)] string Name,
    [property: Key(2)] FieldChange[] Changes
) : EventData;
