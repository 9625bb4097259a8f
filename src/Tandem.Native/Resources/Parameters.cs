namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/queues/{id}/parameters</c>: what makes a queue behave otherwise than by default.</summary>
internal static class Parameters
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/queues/{id}/parameters", Scopes.ReadConfiguration, List),
        new("PUT", "/queues/{id}/parameters/{key}", Scopes.WriteConfiguration, SetAsync),
        new("DELETE", "/queues/{id}/parameters/{key}", Scopes.WriteConfiguration, RemoveAsync),
    ];

    /// <summary>A queue's parameters, in order of keys.</summary>
    internal static Results<Found<ParameterList>, Refusal> List(int id, Asker asker) =>
        asker.Views.Queues[id] is { } queue
            ? new Found<ParameterList>(new ParameterList([.. queue.Parameters.Select(ParameterModel.Of)]), queue.UpdatedMicros)
            : Queues.NoQueue(id);

    /// <summary>Sets a parameter, whether or not the queue has it already.</summary>
    internal static async Task<Results<Found<ParameterModel>, Refusal>> SetAsync(int id, string key, NewParameter body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        Outcome outcome = await asker.AskAsync(new SetQueueParameter(id, key, body.Value, body.Disabled ?? false) { Seen = seen });
        return outcome is { IsOk: true, Value: QueueParameter row }
            ? new Found<ParameterModel>(ParameterModel.Of(row))
            : Refusal.Of(outcome);
    }

    /// <summary>Takes a parameter away: the default counts again.</summary>
    internal static async Task<Results<Done, Refusal>> RemoveAsync(int id, string key, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        if (asker.Views.Queues[id] is not { } queue)
        {
            return Queues.NoQueue(id);
        }
        if (Find(queue, key) is not { } known)
        {
            return Refusal.NotFound($"queue {queue.Name} has no parameter {key}");
        }
        Outcome outcome = await asker.AskAsync(new RemoveQueueParameter(id, known.Id) { Seen = seen });
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    private static QueueParameter? Find(QueueRow queue, string key) => queue.Parameters.FirstOrDefault(each => each.Key == key);
}
