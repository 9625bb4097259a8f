namespace Tandem.Core.Contract.Events;

using Tandem.Core.Contract.Events.Kinds;

/// <summary>Everything that happens in a tenant is one of these; records, sessions, statistics, pushes and the console are made of them.</summary>
/// <param name="Id">Rises by one per tenant, for ever. Tenant 0 is the node.</param>
/// <param name="WallMicros">Unix time in microseconds, UTC.</param>
/// <param name="ServerMicros">Monotonic microseconds since the server started.</param>
/// <param name="MonoMicros">Monotonic microseconds since the call began; outside calls, since the server started.</param>
/// <param name="Call">The call, or empty for what belongs to none.</param>
/// <param name="Leg">The leg, or empty.</param>
/// <param name="Sequence">Rises by one per call, from 1; 0 outside calls.</param>
/// <param name="Version">Of the kind, when it was written.</param>
/// <param name="By">Who caused it.</param>
/// <param name="Data">What happened.</param>
public sealed record Event(
    long Id,
    long WallMicros,
    long ServerMicros,
    long MonoMicros,
    Guid Call,
    Guid Leg,
    int Sequence,
    int Version,
    Actor By,
    EventData Data
);
