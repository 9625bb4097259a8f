namespace Tandem.Native.Answers;

using System.Buffers;
using System.Globalization;
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

/// <summary>
/// 200 with all that happens, as it becomes durable (Server-Sent Events). A reader reads at its own pace from its own place, a page at a time: a slow
/// one costs nobody else anything. While nothing is sent a comment says that the server lives, and whether what happens becomes durable.
/// </summary>
internal sealed class EventStream(Asker asker, int tenant, EventSearch search, IDisposable place) : IResult, IEndpointMetadataProvider
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private readonly IEventFeed feed = asker.Door.Events;
    private readonly TimeProvider clock = asker.Door.Clock;

    /// <summary>Whether a stream is asked for.</summary>
    public static bool IsAsked(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(ServerSent.ContentType, StringComparison.OrdinalIgnoreCase);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [ServerSent.ContentType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using IDisposable taken = place;
        using IDisposable watching = feed.Watch();
        await ServerSent.ServeAsync(httpContext, TellAsync);
    }

    private async Task TellAsync(HttpResponse response, CancellationToken end)
    {
        EventCursor at = search.After ?? feed.Newest(tenant);
        await SendAsync(response, end);
        DateTimeOffset sent = clock.GetUtcNow();
        while (!end.IsCancellationRequested)
        {
            if (await IsThereMoreAsync(at, sent + Heartbeat - clock.GetUtcNow(), end))
            {
                EventCursor from = at;
                EventPage page = await Task.Run(() => feed.Read(tenant, from, search.Filter, AtOnce), end);
                at = page.Next;
                if (page.Events.Count > 0 || page.Gap is not null)
                {
                    await WriteAsync(response, page, end);
                    sent = clock.GetUtcNow();
                }
            }
            if (clock.GetUtcNow() - sent >= Heartbeat)
            {
                if (!asker.IsStillIn)
                {
                    return;
                }
                await SendAsync(response, end);
                sent = clock.GetUtcNow();
            }
        }
    }

    // A cursor of another history has no events after it to wait for: what there is to say is said at once.
    private async Task<bool> IsThereMoreAsync(EventCursor at, TimeSpan patience, CancellationToken end)
    {
        if (at.Epoch != feed.Epoch || at.Id > feed.Newest(tenant).Id)
        {
            return true;
        }
        if (patience <= TimeSpan.Zero)
        {
            return false;
        }
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(end);
        limit.CancelAfter(patience);
        try
        {
            await feed.WaitAsync(tenant, at, limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!end.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task WriteAsync(HttpResponse response, EventPage page, CancellationToken end)
    {
        using PooledJson text = PooledJson.Take();
        if (page.Gap is { } gap)
        {
            Put(text, "event: gap\ndata: ");
            JsonSerializer.Serialize(text.Writer, GapModel.Of(gap), ModelFormat<GapModel>.Info);
            Put(text, "\n\n");
        }
        foreach (Event happened in page.Events)
        {
            Put(text, string.Create(CultureInfo.InvariantCulture, $"id: {feed.Epoch}-{happened.Id}\ndata: "));
            EventJson.Write(text.Writer, happened);
            Put(text, "\n\n");
        }
        await response.Body.WriteAsync(text.Written(), end);
        await response.Body.FlushAsync(end);
    }

    // Between two documents of JSON.
    private static void Put(PooledJson into, string text)
    {
        into.Writer.Flush();
        into.Writer.Reset();
        Encoding.UTF8.GetBytes(text, into);
    }

    private async Task SendAsync(HttpResponse response, CancellationToken end)
    {
        string health = feed.Trouble is { Length: > 0 } trouble ? $"nothing can be written just now: {trouble}" : "all is well";
        await response.WriteAsync($": {health.ReplaceLineEndings(" ")}\n\n", end);
        await response.Body.FlushAsync(end);
    }
}
