namespace Tandem.Server.Tests.Rig;

using System.Text.Json;

/// <summary>Reads <c>/v1/live</c>, message by message.</summary>
internal sealed class LiveReader(HttpResponseMessage answer, StreamReader lines) : IAsyncDisposable
{
    private const string Data = "data: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<LiveReader> OpenAsync(LiveServer server, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/v1/live");
        request.Headers.Add("X-API-Key", key);
        request.Headers.Add("Accept", "text/event-stream");
        HttpResponseMessage answer = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new LiveReader(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    public async Task<JsonElement> NextAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(Data, StringComparison.Ordinal))
            {
                return JsonElement.Parse(line[Data.Length..]);
            }
        }
        throw new InvalidOperationException("the stream ended");
    }

    public async Task<JsonElement> FirstAsync(Predicate<JsonElement> fits)
    {
        while (true)
        {
            JsonElement message = await NextAsync();
            if (fits(message))
            {
                return message;
            }
        }
    }

    /// <summary>Whether the server ends it, whatever it says before.</summary>
    public async Task<bool> EndsAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        while (await lines.ReadLineAsync(patience.Token) is not null) { }
        return true;
    }

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
