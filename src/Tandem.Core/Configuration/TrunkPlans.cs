namespace Tandem.Core.Configuration;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;

/// <summary>Trunks of the tenant. Those that were given at the start are changed there.</summary>
internal sealed class TrunkPlans(ConfigurationState state)
{
    public Plan Create(CreateTrunk command)
    {
        Keys keys = state.Keys;
        long now = state.Centre.Now.WallMicros;
        TrunkRow row = command.Settings.Applied(new TrunkRow(keys.Counters.Trunk + 1, command.Name)) with
        {
            CreatedMicros = now,
            UpdatedMicros = now,
        };
        if (TrunkBounds.Wrong(row) is { } wrong)
        {
            return Plan.Refuse(OutcomeCode.Invalid, wrong);
        }
        if (keys.Trunks.Count >= state.Centre.Limits.Trunks)
        {
            return Plan.Refuse(OutcomeCode.Overloaded, $"no more than {state.Centre.Limits.Trunks} trunks");
        }
        if (!keys.TryReserveTrunk(row.Name))
        {
            return Taken(row.Name);
        }
        keys.Counters = keys.Counters with { Trunk = row.Id };
        return Plan.Commit(row, new PutTrunk(row)).Holding(new KeyHold(HoldKind.TrunkName, row.Name));
    }

    public Plan Update(UpdateTrunk command)
    {
        Keys keys = state.Keys;
        if (keys.Trunk(command.TrunkId) is not { } before)
        {
            return Unknown(command.TrunkId);
        }
        if (before.ByOption)
        {
            return Given(before);
        }
        TrunkRow row = command.Change.Applied(before) with { UpdatedMicros = RowVersions.After(state, before.UpdatedMicros) };
        if (TrunkBounds.Wrong(row) is { } wrong)
        {
            return Plan.Refuse(OutcomeCode.Invalid, wrong);
        }
        Plan plan = Plan.Commit(row, new PutTrunk(row));
        if (row.Name == before.Name)
        {
            return plan;
        }
        return keys.TryReserveTrunk(row.Name) ? plan.Holding(new KeyHold(HoldKind.TrunkName, row.Name)) : Taken(row.Name);
    }

    public Plan Delete(DeleteTrunk command) =>
        state.Keys.Trunk(command.TrunkId) is not { } row ? Unknown(command.TrunkId)
        : row.ByOption ? Given(row)
        : Plan.Commit(row, new RemoveTrunk(row.Id));

    private static Plan Unknown(int id) => Plan.Refuse(OutcomeCode.NotFound, $"no trunk {id}");

    private static Plan Taken(string name) => Plan.Refuse(OutcomeCode.Duplicate, $"a trunk {name} exists already");

    private static Plan Given(TrunkRow row) =>
        Plan.Refuse(OutcomeCode.Conflict, $"trunk {row.Name} is given with --trunk: change it there, and start again");
}
