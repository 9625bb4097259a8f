namespace Tandem.Core.Configuration;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Numbering;

/// <summary>The tenant's numbers, and where calls from trunks to them go.</summary>
internal sealed class RoutePlans(ConfigurationState state)
{
    private RouteTable Routes => state.Keys.Routes;

    public Plan Set(SetRoute command)
    {
        if (!TryRead(command.Number, out string number, out string why))
        {
            return Plan.Refuse(OutcomeCode.Invalid, why);
        }
        if (command.Target != RouteTarget.None && state.Numbers.At(command.Target, command.Destination) == null)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no {command.Target} {command.Destination}");
        }
        RouteRow? known = Routes.Named(number);
        if ((known == null ? Full(number) : Given(known)) is { } refused)
        {
            return refused;
        }
        if (known == null && !Routes.TryReserve(number))
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"number {number} is being made");
        }
        if (known == null)
        {
            state.Keys.Counters = state.Keys.Counters with { Route = state.Keys.Counters.Route + 1 };
        }
        RouteRow row = new(known?.Id ?? state.Keys.Counters.Route, number, command.Target, command.Destination)
        {
            Name = command.Name ?? known?.Name ?? "",
            UpdatedMicros = RowVersions.After(state, known?.UpdatedMicros ?? 0),
        };
        Plan plan = Plan.Commit(row, new PutRoute(row));
        return known != null ? plan : plan.Holding(new KeyHold(HoldKind.RouteNumber, number));
    }

    public Plan Delete(DeleteRoute command) =>
        Routes.Named(command.Number) is not { } row
            ? Plan.Refuse(OutcomeCode.NotFound, $"no number {command.Number}")
            : Given(row) ?? Plan.Commit(row, new RemoveRoute(row.Id));

    private bool TryRead(string written, out string number, out string why)
    {
        number = written;
        return NumberPattern.IsPattern(written)
            ? NumberPattern.IsValid(written, out why)
            : NumberForms.TryRead(WrittenNumber.Of(written), state.Keys.Numbering.Region, out number, out why);
    }

    private Plan? Full(string number)
    {
        CentreLimits limits = state.Centre.Limits;
        return Routes.Count >= limits.Numbers ? Plan.Refuse(OutcomeCode.Overloaded, $"no more than {limits.Numbers} numbers")
            : NumberPattern.IsPattern(number) && Routes.Patterns >= limits.NumberPatterns
                ? Plan.Refuse(OutcomeCode.Overloaded, $"no more than {limits.NumberPatterns} patterns")
            : null;
    }

    private static Plan? Given(RouteRow row) =>
        row.IsGiven ? Plan.Refuse(OutcomeCode.Conflict, $"number {row.Number} is given with the program's options: change it there") : null;
}
