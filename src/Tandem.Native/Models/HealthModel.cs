namespace Tandem.Native.Models;

using Tandem.Access.Tenants;

/// <summary>How the server does, as far as a tenant's administrator has to know.</summary>
internal sealed record HealthModel
{
    public required string Version { get; init; }

    public required string Started { get; init; }

    /// <summary>Calls of the tenant in progress.</summary>
    public required int Calls { get; init; }

    /// <summary>Events and changes of all tenants that wait to be written.</summary>
    public required int Unwritten { get; init; }

    /// <summary>Why nothing can be written just now; null when it can.</summary>
    public required string? Trouble { get; init; }

    public static HealthModel Of(NodeState state, int calls) =>
        new()
        {
            Version = state.Version,
            Started = Moments.Text(state.Started.ToUnixTimeMilliseconds() * 1_000),
            Calls = calls,
            Unwritten = state.Unwritten,
            Trouble = state.Trouble.Length > 0 ? state.Trouble : null,
        };
}
