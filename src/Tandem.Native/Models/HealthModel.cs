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

    /// <summary>Bytes that are free where the data are.</summary>
    public required long DiskFree { get; init; }

    /// <summary>Bytes of that disk.</summary>
    public required long DiskSize { get; init; }

    /// <summary>How long the loop, which all calls go through, has worked since the start: from two answers its share of the time is told.</summary>
    public required long LoopBusyMillis { get; init; }

    /// <summary>Turns of the loop with more than 20 ms of work in them, since the start.</summary>
    public required long SlowTurns { get; init; }

    /// <summary>Bytes of memory that the server uses.</summary>
    public required long Memory { get; init; }

    /// <summary>When this was so.</summary>
    public required string Time { get; init; }

    public static HealthModel Of(NodeState state, int calls, long nowMicros) =>
        new()
        {
            Version = state.Version,
            Started = Moments.Text(state.Started.ToUnixTimeMilliseconds() * 1_000),
            Calls = calls,
            Unwritten = state.Unwritten,
            DiskFree = state.Disk.Free,
            DiskSize = state.Disk.All,
            LoopBusyMillis = (long)state.Loop.Busy.TotalMilliseconds,
            SlowTurns = state.Loop.Slow,
            Memory = state.Memory,
            Time = Moments.Text(nowMicros),
            Trouble = state.Trouble.Length > 0 ? state.Trouble : null,
        };
}
