namespace Tandem.Native.Resources;

using Tandem.Access.Principals;
using Tandem.Access.Times;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Requests;

/// <summary><c>/v1/node</c>, for the operator.</summary>
internal static class Node
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/node", Scopes.ReadNode, Get),
        new("GET", "/health", Scopes.WriteConfiguration, GetHealth),
    ];

    /// <summary>The server: its version, addresses, settings, and how it does.</summary>
    internal static Found<NodeModel> Get(Asker asker) => new(NodeModel.Of(asker.Node.State()));

    /// <summary>How the server does: for a tenant's administrator, who is not its operator.</summary>
    internal static Found<HealthModel> GetHealth(Asker asker) =>
        new(HealthModel.Of(asker.Node.State(), asker.Views.Calls.Count, Micros.Of(asker.Door.Clock.GetUtcNow())));
}
