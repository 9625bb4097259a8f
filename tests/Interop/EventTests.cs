namespace Tandem.Interop.Tests;

using System.Net.Http.Headers;
using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>The log of events over HTTP: pages, and a stream that goes on where its reader was.</summary>
public class EventTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_call_is_told_from_beginning_to_end_and_a_stream_goes_on_after_its_last_event()
    {
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999");
        using SmallCentre centre = new(server);
        centre.TalkOnce(1);
        JsonElement page = default;
        Await.Until(
            () =>
                (page = Get(server, "/v1/events?limit=1000&type=call.*,offer.*"))
                    .ToString()
                    .Contains("call.ended", StringComparison.Ordinal),
            Limit,
            () => page.ToString()
        );
        JsonElement[] events = [.. page.GetProperty("events").EnumerateArray()];
        string?[] types = [.. events.Select(each => each.GetProperty("type").GetString())];
        Assert.Equal(["call.started", "offer.made", "offer.ended", "call.ended"], types.Where(type => type != "call.routed"));
        Assert.Equal(
            events.Select(each => each.GetProperty("id").GetInt64()).Order(),
            events.Select(each => each.GetProperty("id").GetInt64())
        );
        string epoch = page.GetProperty("next").GetString()!.Split('-')[0];
        long before = events[^1].GetProperty("id").GetInt64() - 1;

        using HttpRequestMessage request = Ask(server, "/v1/events?type=call.ended");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("Last-Event-ID", $"{epoch}-{before}");
        using HttpResponseMessage stream = await server.Http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        using StreamReader lines = new(await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal(": all is well", await lines.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal($"id: {epoch}-{before + 1}", await Next(lines));
        Assert.Contains(
            "\"type\":\"call.ended\"",
            await lines.ReadLineAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        centre.TalkOnce(2);
        Assert.StartsWith($"id: {epoch}-", await Next(lines), StringComparison.Ordinal);

        JsonElement gap = Get(server, "/v1/events?after=1000000-1").GetProperty("gap");
        Assert.Equal("other_epoch", gap.GetProperty("reason").GetString());
    }

    private static async Task<string> Next(StreamReader lines)
    {
        while (true)
        {
            string line = (await lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit))!;
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                return line;
            }
        }
    }

    private static HttpRequestMessage Ask(RunningServer server, string path)
    {
        HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            server.Credentials.GetProperty("native").GetProperty("apiKey").GetString()
        );
        return request;
    }

    private static JsonElement Get(RunningServer server, string path)
    {
        using HttpRequestMessage request = Ask(server, path);
        using HttpResponseMessage answer = server.Http.Send(request);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        using StreamReader reader = new(answer.Content.ReadAsStream());
        return JsonDocument.Parse(reader.ReadToEnd()).RootElement.Clone();
    }
}
