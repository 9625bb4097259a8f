namespace Tandem.Engine.Settings;

using Tandem.Core.Configuration;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Ports;

/// <param name="Bindings">Registrations to restore.</param>
/// <param name="LastEvent">Id of the last event in its log; ids go on after it.</param>
public sealed record TenantConfig(
    int Id,
    string Name,
    string Domain,
    ConfigurationRows Configuration,
    IReadOnlyList<StoredBinding> Bindings,
    long LastEvent = 0
);
