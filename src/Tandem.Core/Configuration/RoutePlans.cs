namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;

/// <summary>Where calls from trunks to a number go.</summary>
internal sealed class RoutePlans(ConfigurationState state)
{
    public Plan Set(SetRoute command)
    {
        if (command.Number.Length == 0)
        {
            return Plan.Refuse(OutcomeCode.Invalid, "number is missing");
        }
        bool exists =
            command.Target == RouteTarget.Queue
                ? state.Queues.Named(command.Destination) != null
                : state.Keys.Extension(command.Destination) != null;
        if (!exists)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no {command.Target} {command.Destination}");
        }
        Keys keys = state.Keys;
        RouteRow? known = keys.Routes.Named(command.Number);
        if (known == null && !keys.Routes.TryReserve(command.Number))
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"a route for {command.Number} is being made");
        }
        if (known == null)
        {
            keys.Counters = keys.Counters with { Route = keys.Counters.Route + 1 };
        }
        RouteRow row = new(known?.Id ?? keys.Counters.Route, command.Number, command.Target, command.Destination);
        Plan plan = Plan.Commit(row, new PutRoute(row));
        return known != null ? plan : plan.Holding(new KeyHold(HoldKind.RouteNumber, command.Number));
    }

    public Plan Delete(DeleteRoute command) =>
        state.Keys.Routes.Named(command.Number) is { } row
            ? Plan.Commit(row, new RemoveRoute(row.Id))
            : Plan.Refuse(OutcomeCode.NotFound, $"number {command.Number} has no route");
}
