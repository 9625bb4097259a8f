namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Times;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;
using Tandem.Native.Watching;

/// <summary><c>/v1/live</c>: the present, for pages that show it.</summary>
internal static class Live
{
    public static readonly IReadOnlyList<Operation> Operations = [new("GET", "/live", Scopes.ReadAgents | Scopes.ReadCalls, Get)];

    /// <summary>Agents, queues and calls as they are; with Accept: text/event-stream all of them, and then whatever becomes another. Who was cut off begins anew and has lost nothing.</summary>
    internal static Results<Found<LiveModel>, LiveStream, Refusal> Get(Asker asker)
    {
        if (!EventStream.IsAsked(asker.Http.Request))
        {
            LiveSight sight = new(asker.Views, asker.Principal);
            return new Found<LiveModel>(sight.Look(asker.Door.Events.Newest(asker.Tenant.Id), Micros.Of(asker.Door.Clock.GetUtcNow()))!);
        }
        return asker.Door.Streams.Take(asker.Tenant.Id, asker.Principal.Credential.Id, out Throttled full) is { } place
            ? new LiveStream(asker, place)
            : Refusal.TooMany(full);
    }
}
