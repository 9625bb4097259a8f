namespace Tandem.Server.Api;

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Http.Writing;
using Tandem.Server.Hosting;
using Tandem.Store.Contract;
using Tandem.Store.EventLog;

/// <summary>
/// <c>GET /v1/events</c>: a page of the log as JSON, or with <c>Accept: text/event-stream</c> all that happens as it becomes durable. Each
/// reader reads at its own pace from its own cursor, a page at a time: a slow one costs nobody else anything.
/// </summary>
internal sealed class EventPages(ServerHost host)
{
    private const string Stream = "text/event-stream";
    private const int AtOnce = 100;
    private const int MostStreams = 200;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private int streams;

    public Task AnswerAsync(HttpContext http, int tenant)
    {
        bool streams = http.Request.Headers.Accept.ToString().Contains(Stream, StringComparison.OrdinalIgnoreCase);
        EventReader log = host.Store.Events;
        // Who asks for a page begins at the beginning, who listens begins now.
        EventCursor otherwise = streams ? log.Newest(tenant) : log.Oldest(tenant);
        return EventQuery.Read(http.Request, otherwise, out string wrong) is not { } query ? Problem.WriteAsync(http.Response, 400, wrong)
            : streams ? StreamAsync(http, tenant, query)
            : PageAsync(http, tenant, query);
    }

    private async Task PageAsync(HttpContext http, int tenant, EventQuery query)
    {
        EventPage page = host.Store.Events.Read(tenant, query.After, query.Filter, query.Limit);
        using PooledJson json = PooledJson.Take();
        json.Writer.WriteStartObject();
        json.Writer.WriteStartArray("events");
        foreach (Event happened in page.Events)
        {
            EventJson.Write(json.Writer, happened);
        }
        json.Writer.WriteEndArray();
        json.Writer.WriteString("next", page.Next.ToString());
        json.Writer.WriteBoolean("end", page.IsEnd);
        if (page.Gap is { } gap)
        {
            json.Writer.WritePropertyName("gap");
            WriteGap(json.Writer, gap);
        }
        json.Writer.WriteEndObject();
        await JsonResponse.SendAsync(http.Response, 200, json);
    }

    private async Task StreamAsync(HttpContext http, int tenant, EventQuery query)
    {
        if (Interlocked.Increment(ref streams) > MostStreams)
        {
            Interlocked.Decrement(ref streams);
            http.Response.Headers.RetryAfter = "5";
            await Problem.WriteAsync(http.Response, 503, $"there are {MostStreams} readers already");
            return;
        }
        EventReader log = host.Store.Events;
        http.Response.ContentType = Stream;
        http.Response.Headers.CacheControl = "no-store";
        using IDisposable watching = log.Watch();
        EventCursor at = query.After;
        try
        {
            await SendAsync(http, $": {Health()}\n\n");
            while (!http.RequestAborted.IsCancellationRequested)
            {
                if (!await IsThereMoreAsync(log, tenant, at, http.RequestAborted))
                {
                    await SendAsync(http, $": {Health()}\n\n");
                    continue;
                }
                EventPage page = log.Read(tenant, at, query.Filter, AtOnce);
                await WriteAsync(http, page, log.Epoch);
                at = page.Next;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The reader has gone.
        }
        finally
        {
            Interlocked.Decrement(ref streams);
        }
    }

    // A cursor of another history has no events after it to wait for: what there is to say is said at once.
    private static async Task<bool> IsThereMoreAsync(EventReader log, int tenant, EventCursor at, CancellationToken gone)
    {
        if (at.Epoch != log.Epoch || at.Id > log.Newest(tenant).Id)
        {
            return true;
        }
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(gone);
        patience.CancelAfter(Heartbeat);
        try
        {
            await log.WaitAsync(tenant, at, patience.Token);
            return true;
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task WriteAsync(HttpContext http, EventPage page, long epoch)
    {
        using PooledJson text = PooledJson.Take();
        if (page.Gap is { } gap)
        {
            Put(text, "event: gap\ndata: ");
            WriteGap(text.Writer, gap);
            text.Writer.Flush();
            text.Writer.Reset();
            Put(text, "\n\n");
        }
        foreach (Event happened in page.Events)
        {
            Put(text, string.Create(CultureInfo.InvariantCulture, $"id: {epoch}-{happened.Id}\ndata: "));
            EventJson.Write(text.Writer, happened);
            text.Writer.Flush();
            text.Writer.Reset();
            Put(text, "\n\n");
        }
        await http.Response.Body.WriteAsync(text.Written(), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private string Health() =>
        host.Store.Trouble is { Length: > 0 } trouble ? $"nothing can be written just now: {trouble}" : "all is well";

    private static void Put(IBufferWriter<byte> into, string text)
    {
        Encoding.UTF8.GetBytes(text, into);
    }

    private static async Task SendAsync(HttpContext http, string text)
    {
        await http.Response.WriteAsync(text, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private static void WriteGap(Utf8JsonWriter json, EventGap gap)
    {
        json.WriteStartObject();
        json.WriteString("reason", gap.Reason);
        json.WriteString("wanted", gap.Wanted.ToString());
        json.WriteString("oldest", gap.Oldest.ToString());
        json.WriteString("newest", gap.Newest.ToString());
        json.WriteEndObject();
    }
}
