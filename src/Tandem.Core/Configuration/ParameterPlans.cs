namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;

/// <summary>A queue's extra parameters, one row each.</summary>
internal sealed class ParameterPlans(ConfigurationState state)
{
    public Plan Add(AddQueueParameter command)
    {
        if (!TryQueue(command.QueueId, out QueueRow row, out Plan refused))
        {
            return refused;
        }
        if (Wrong(row, command.Key, command.Value) is { } wrong)
        {
            return wrong;
        }
        if (row.Parameters.Any(each => each.Key == command.Key))
        {
            return Plan.Refuse(OutcomeCode.Duplicate, $"queue {row.Name} has {command.Key} already: change it instead");
        }
        Keys keys = state.Keys;
        keys.Counters = keys.Counters with { Parameter = keys.Counters.Parameter + 1 };
        long now = state.Centre.Now.WallMicros;
        QueueParameter made = new(keys.Counters.Parameter, command.Key, command.Value, false, now, now);
        return Put(row, [.. row.Parameters, made], made);
    }

    public Plan Change(ChangeQueueParameter command) =>
        With(
            command.QueueId,
            command.ParameterId,
            (row, known) =>
            {
                string key = command.Key ?? known.Key;
                string value = command.Value ?? known.Value;
                if (Wrong(row, key, value) is { } wrong)
                {
                    return wrong;
                }
                if (row.Parameters.Any(each => each.Key == key && each.Id != known.Id))
                {
                    return Plan.Refuse(OutcomeCode.Duplicate, $"queue {row.Name} has {key} already");
                }
                return Replace(row, known with { Key = key, Value = value, UpdatedMicros = state.Centre.Now.WallMicros });
            }
        );

    public Plan Toggle(ToggleQueueParameter command) =>
        With(
            command.QueueId,
            command.ParameterId,
            (row, known) => Replace(row, known with { Disabled = !known.Disabled, UpdatedMicros = state.Centre.Now.WallMicros })
        );

    public Plan Remove(RemoveQueueParameter command) =>
        With(command.QueueId, command.ParameterId, (row, known) => Put(row, [.. row.Parameters.Where(each => each.Id != known.Id)], known));

    private Plan With(int queue, int parameter, Func<QueueRow, QueueParameter, Plan> act)
    {
        if (!TryQueue(queue, out QueueRow row, out Plan refused))
        {
            return refused;
        }
        return row.Parameters.FirstOrDefault(each => each.Id == parameter) is { } known
            ? act(row, known)
            : Plan.Refuse(OutcomeCode.NotFound, $"queue {row.Name} has no parameter {parameter}");
    }

    private Plan Replace(QueueRow row, QueueParameter changed) =>
        Put(row, [.. row.Parameters.Select(each => each.Id == changed.Id ? changed : each)], changed);

    private Plan Put(QueueRow row, QueueParameter[] parameters, QueueParameter value) =>
        Plan.Commit(value, new PutQueue(row with { Parameters = parameters, UpdatedMicros = RowVersions.After(state, row.UpdatedMicros) }));

    private static Plan? Wrong(QueueRow row, string key, string value) =>
        QueueParameters.Wrong(row.Kind, key, value) is { } what ? Plan.Refuse(OutcomeCode.Invalid, what) : null;

    private bool TryQueue(int id, out QueueRow row, out Plan refused)
    {
        row = state.Queues.ById(id)?.Row!;
        refused = row == null ? Plan.Refuse(OutcomeCode.NotFound, $"no queue {id}") : null!;
        return row != null;
    }
}
