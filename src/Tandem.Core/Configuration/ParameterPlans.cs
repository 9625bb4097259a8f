namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;

/// <summary>A queue's extra parameters, one row each.</summary>
internal sealed class ParameterPlans(ConfigurationState state)
{
    public Plan Set(SetQueueParameter command)
    {
        if (!TryQueue(command.QueueId, out QueueRow row, out Plan refused))
        {
            return refused;
        }
        if (QueueParameters.Wrong(row.Kind, command.Key, command.Value) is { } wrong)
        {
            return Plan.Refuse(OutcomeCode.Invalid, wrong);
        }
        QueueParameter[] parameters = With(state, row.Parameters, command.Key, command.Value, command.Disabled, out QueueParameter set);
        return Put(row, parameters, set);
    }

    public Plan Change(ChangeQueueParameter command) =>
        With(
            command.QueueId,
            command.ParameterId,
            (row, known) =>
            {
                string key = command.Key ?? known.Key;
                string value = command.Value ?? known.Value;
                if (QueueParameters.Wrong(row.Kind, key, value) is { } wrong)
                {
                    return Plan.Refuse(OutcomeCode.Invalid, wrong);
                }
                if (row.Parameters.Any(each => each.Key == key && each.Id != known.Id))
                {
                    return Plan.Refuse(OutcomeCode.Duplicate, $"queue {row.Name} has {key} already");
                }
                bool disabled = command.Disabled ?? known.Disabled;
                return Replace(row, known with { Key = key, Value = value, Disabled = disabled, UpdatedMicros = Now });
            }
        );

    public Plan Toggle(ToggleQueueParameter command) =>
        With(
            command.QueueId,
            command.ParameterId,
            (row, known) => Replace(row, known with { Disabled = !known.Disabled, UpdatedMicros = Now })
        );

    public Plan Remove(RemoveQueueParameter command) =>
        With(command.QueueId, command.ParameterId, (row, known) => Put(row, [.. row.Parameters.Where(each => each.Id != known.Id)], known));

    /// <summary>The parameters with this one among them: in the row that has its key, else in a new one at the end.</summary>
    internal static QueueParameter[] With(
        ConfigurationState state,
        IReadOnlyList<QueueParameter> parameters,
        string key,
        string value,
        bool disabled,
        out QueueParameter set
    )
    {
        long now = state.Centre.Now.WallMicros;
        if (parameters.FirstOrDefault(each => each.Key == key) is { } known)
        {
            QueueParameter changed = known with { Value = value, Disabled = disabled, UpdatedMicros = now };
            set = changed;
            return [.. parameters.Select(each => each.Id == changed.Id ? changed : each)];
        }
        Keys keys = state.Keys;
        keys.Counters = keys.Counters with { Parameter = keys.Counters.Parameter + 1 };
        set = new QueueParameter(keys.Counters.Parameter, key, value, disabled, now, now);
        return [.. parameters, set];
    }

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

    private long Now => state.Centre.Now.WallMicros;

    private bool TryQueue(int id, out QueueRow row, out Plan refused)
    {
        row = state.Queues.ById(id)?.Row!;
        refused = row == null ? Plan.Refuse(OutcomeCode.NotFound, $"no queue {id}") : null!;
        return row != null;
    }
}
