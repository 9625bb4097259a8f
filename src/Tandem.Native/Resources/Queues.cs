namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/queues</c>.</summary>
internal static class Queues
{
    private const string DefaultKind = "callcenter";
    private const string DefaultStrategy = "longest-idle-agent";
    private const string DefaultFifoStrategy = "ringall";

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/queues", Scopes.ReadConfiguration, List),
        new("POST", "/queues", Scopes.WriteConfiguration, CreateAsync),
        new("GET", "/queues/{id}", Scopes.ReadConfiguration, Get),
        new("PATCH", "/queues/{id}", Scopes.WriteConfiguration, ChangeAsync),
        new("DELETE", "/queues/{id}", Scopes.WriteConfiguration, DeleteAsync),
    ];

    /// <summary>Queues in order of id, with how they stand now.</summary>
    /// <param name="name">Only the one of this name.</param>
    internal static Results<Found<QueueList>, Refusal> List(Asker asker, [AsParameters] Paging paging, string? name = null)
    {
        IEnumerable<QueueRow> rows = asker.Views.Queues.All();
        rows = name is null ? rows : rows.Where(row => row.Name == name);
        return Paging.TryTake(paging, rows, row => row.Id, out List<QueueRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<QueueList>(new QueueList([.. page.Select(row => Model(asker, row))], next));
    }

    /// <summary>One queue, with how it stands now. Its ETag is that of its configuration.</summary>
    internal static Results<Found<QueueModel>, Refusal> Get(int id, Asker asker) =>
        asker.Views.Queues[id] is { } row ? new Found<QueueModel>(Model(asker, row), row.UpdatedMicros, isLive: true) : NoQueue(id);

    /// <summary>Makes a queue.</summary>
    internal static async Task<Results<Made<QueueModel>, Refusal>> CreateAsync(NewQueue body, Asker asker)
    {
        string kind = body.Kind ?? DefaultKind;
        QueueDraft draft = new(
            body.Name,
            kind,
            body.Strategy ?? (kind == DefaultKind ? DefaultStrategy : DefaultFifoStrategy),
            body.Description,
            body.HoldSound,
            body.Greeting,
            body.AutoRecord ?? false,
            [.. (body.Parameters ?? new Dictionary<string, string>()).OrderBy(each => each.Key, StringComparer.Ordinal)]
        );
        Outcome outcome = await asker.AskAsync(new CreateQueue(draft));
        return outcome is { IsOk: true, Value: QueueRow row }
            ? new Made<QueueModel>($"/queues/{row.Id}", Model(asker, row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>Changes what is given of a queue. Who waits and who is signed in stay as they are.</summary>
    internal static async Task<Results<Found<QueueModel>, Refusal>> ChangeAsync(int id, QueuePatch body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        QueueChange change = new(body.Name, null, body.Strategy, body.Description, body.HoldSound, body.Greeting, body.AutoRecord);
        Outcome outcome = await asker.AskAsync(new UpdateQueue(id, change) { Seen = seen });
        return outcome is { IsOk: true, Value: QueueRow row }
            ? new Found<QueueModel>(Model(asker, row), row.UpdatedMicros, isLive: true)
            : Refusal.Of(outcome);
    }

    /// <summary>Deletes a queue. Refused while callers wait in it, or an agent is in a call of it.</summary>
    internal static async Task<Results<Done, Refusal>> DeleteAsync(int id, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        Outcome outcome = await asker.AskAsync(new DeleteQueue(id) { Seen = seen });
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    public static Refusal NoQueue(int id) => Refusal.NotFound($"no queue {id}");

    private static QueueModel Model(Asker asker, QueueRow row) => QueueModel.Of(row, asker.Views.QueueStates[row.Id]);
}
