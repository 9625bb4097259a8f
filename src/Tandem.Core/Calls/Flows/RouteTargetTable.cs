namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Rows;

/// <summary>Every kind of destination a number may have; a new one is a row here, a file for its <see cref="Destination"/> and a value of <see cref="RouteTarget"/>.</summary>
internal static class RouteTargetTable
{
    private static readonly RouteTargetKind[] Rows =
    [
        new(RouteTarget.Queue, (services, name) => services.Queues.Named(name) is { } queue ? new QueueDestination(services, queue) : null),
        new(RouteTarget.Extension, (services, number) => services.Numbers.Extension(number)),
        new(RouteTarget.Flow, (services, name) => services.Ivr.Named(name)),
    ];

    /// <summary>Where that leads; null when there is no such thing.</summary>
    public static Destination? At(FlowServices services, RouteTarget target, string destination) =>
        Array.Find(Rows, row => row.Target == target)?.Find(services, destination);
}

/// <param name="Find">What is called so; null when there is none.</param>
internal sealed record RouteTargetKind(RouteTarget Target, Func<FlowServices, string, Destination?> Find);
