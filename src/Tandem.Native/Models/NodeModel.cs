namespace Tandem.Native.Models;

using Tandem.Access.Tenants;

/// <summary>The server itself.</summary>
internal sealed record NodeModel
{
    public required string Version { get; init; }

    public required string Started { get; init; }

    /// <summary>Where HTTP is served.</summary>
    public required string Http { get; init; }

    /// <summary>Where SIP is served, as transport:host:port.</summary>
    public required IReadOnlyList<string> Sip { get; init; }

    /// <summary>Options that were given, by name; secrets are left out. All others have their defaults.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Calls in progress, of all tenants.</summary>
    public required int Calls { get; init; }

    public required int Legs { get; init; }

    /// <summary>Events and changes that wait to be written.</summary>
    public required int Unwritten { get; init; }

    /// <summary>Why nothing can be written just now; null when it can.</summary>
    public required string? Trouble { get; init; }

    public static NodeModel Of(NodeState state) =>
        new()
        {
            Version = state.Version,
            Started = Moments.Text(state.Started.ToUnixTimeMilliseconds() * 1_000),
            Http = state.Http,
            Sip = state.Sip,
            Settings = new SortedDictionary<string, string>(state.Settings.ToDictionary(each => each.Key, each => each.Value)),
            Calls = state.Calls,
            Legs = state.Legs,
            Unwritten = state.Unwritten,
            Trouble = state.Trouble.Length > 0 ? state.Trouble : null,
        };
}
