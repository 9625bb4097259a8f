namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Views;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/events</c> and <c>/v1/snapshot</c>: everything that happens, and the present to begin from.</summary>
internal static class Events
{
    /// <summary>The tenant that stands for the node.</summary>
    private const int Node = 0;

    /// <summary>How long a snapshot waits until what it is true after is durable.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/events", Scopes.ReadEvents, ListAsync),
        new("GET", "/snapshot", Scopes.ReadEvents, GetAsync),
    ];

    /// <summary>What happened, oldest first, by pages; with Accept: text/event-stream all that happens as it becomes durable, with a comment at least every ten seconds.</summary>
    internal static async Task<Results<EventPageAnswer, EventStream, Refusal>> ListAsync(Asker asker, [AsParameters] EventsFilter filter)
    {
        if (filter.Node == true && !asker.Principal.IsAtLeast(Role.Operator))
        {
            return asker.Forbid("the node's log is the operator's");
        }
        if (filter.Search(out Refusal? refusal) is not { } search)
        {
            return refusal!;
        }
        int tenant = filter.Node == true ? Node : asker.Tenant.Id;
        if (EventStream.IsAsked(asker.Http.Request))
        {
            return asker.Door.Streams.Take(asker.Tenant.Id, asker.Principal.Credential.Id, out Throttled full) is { } place
                ? new EventStream(asker, tenant, search, place)
                : Refusal.TooMany(full);
        }
        (EventPage? page, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => archive.Events(tenant, search.After, search.Filter, search.Limit),
            asker.Cancel
        );
        return refused is { } busy ? Refusal.TooMany(busy) : new EventPageAnswer(page!);
    }

    /// <summary>All that goes on, taken in one moment, and the cursor after which events tell the rest.</summary>
    internal static async Task<Results<Found<SnapshotModel>, Refusal>> GetAsync(Asker asker)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(asker.Cancel);
        patience.CancelAfter(Patience);
        try
        {
            Outcome outcome = await asker.AskAsync(new TakeSnapshot());
            while (outcome.Code == OutcomeCode.Overloaded)
            {
                // A change of configuration is on its way to the disk.
                await Task.Delay(Pause, patience.Token);
                outcome = await asker.AskAsync(new TakeSnapshot());
            }
            if (outcome is not { IsOk: true, Value: PresentView present })
            {
                return Refusal.Of(outcome);
            }
            // Who goes on from it must find it in the log.
            EventCursor cursor = new(asker.Door.Events.Epoch, present.LastEvent);
            await asker.Door.Events.WaitAsync(asker.Tenant.Id, cursor with { Id = cursor.Id - 1 }, patience.Token);
            return new Found<SnapshotModel>(SnapshotModel.Of(present, cursor, asker.Views));
        }
        catch (OperationCanceledException) when (!asker.Cancel.IsCancellationRequested)
        {
            return new Refusal(ProblemTable.Overloaded, "what happened last is not on the disk yet") { RetryAfterSeconds = 1 };
        }
    }
}
