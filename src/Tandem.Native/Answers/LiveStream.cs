namespace Tandem.Native.Answers;

using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Tandem.Access.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Http.Writing;
using Tandem.Native.Models;
using Tandem.Native.Requests;
using Tandem.Native.Watching;

/// <summary>
/// 200 with the present as it changes (Server-Sent Events). Woken by what happens; at most five messages a second, however much that is, so that a page is
/// never behind. What makes no event (a call's quality) is looked for every two seconds. A comment at least every ten seconds.
/// </summary>
internal sealed class LiveStream(Asker asker, IDisposable place) : IResult, IEndpointMetadataProvider
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private readonly IEventFeed feed = asker.Door.Events;
    private readonly TimeProvider clock = asker.Door.Clock;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(LiveModel), [ServerSent.ContentType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using IDisposable taken = place;
        await ServerSent.ServeAsync(httpContext, TellAsync);
    }

    private async Task TellAsync(HttpResponse response, CancellationToken end)
    {
        LiveSight sight = new(asker.Views, asker.Principal);
        DateTimeOffset sent = clock.GetUtcNow();
        while (!end.IsCancellationRequested)
        {
            // Before the look: what is seen is never older than the cursor.
            EventCursor cursor = feed.Newest(asker.Tenant.Id);
            DateTimeOffset now = clock.GetUtcNow();
            if (sight.Look(cursor, Access.Times.Micros.Of(now)) is { } changed)
            {
                await WriteAsync(response, cursor, changed, end);
                sent = now;
            }
            else if (now - sent >= Heartbeat)
            {
                await response.WriteAsync(":\n\n", end);
                await response.Body.FlushAsync(end);
                sent = now;
            }
            if (!asker.IsStillIn)
            {
                return;
            }
            await Task.Delay(Least, clock, end);
            await SomethingAsync(cursor, end);
        }
    }

    private async Task SomethingAsync(EventCursor after, CancellationToken end)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(end);
        limit.CancelAfter(Patience);
        try
        {
            await feed.WaitAsync(asker.Tenant.Id, after, limit.Token);
        }
        catch (OperationCanceledException) when (!end.IsCancellationRequested)
        {
            // Nothing that the log knows of.
        }
    }

    private static async Task WriteAsync(HttpResponse response, EventCursor cursor, LiveModel changed, CancellationToken end)
    {
        using PooledJson text = PooledJson.Take();
        Encoding.UTF8.GetBytes($"id: {cursor}\ndata: ", text);
        JsonSerializer.Serialize(text.Writer, changed, ModelFormat<LiveModel>.Info);
        text.Writer.Flush();
        Encoding.UTF8.GetBytes("\n\n", text);
        await response.Body.WriteAsync(text.Written(), end);
        await response.Body.FlushAsync(end);
    }
}
