namespace Tandem.Bench.Rig;

using System.Text.Json;

/// <summary>Somebody who watches the log as it is written, and how old each event was when it came.</summary>
internal sealed class EventWatcher(HttpClient http, string key)
{
    private const string Data = "data: ";
    private readonly List<double> ages = [];

    /// <summary>Events that came.</summary>
    public int Count => ages.Count;

    /// <summary>Reads until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/v1/events");
        request.Headers.Add("X-API-Key", key);
        request.Headers.Add("Accept", "text/event-stream");
        try
        {
            using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            answer.EnsureSuccessStatusCode();
            using StreamReader lines = new(await answer.Content.ReadAsStreamAsync(cancel));
            while (await lines.ReadLineAsync(cancel) is { } line)
            {
                if (line.StartsWith(Data, StringComparison.Ordinal))
                {
                    DateTimeOffset happened = JsonElement.Parse(line[Data.Length..]).GetProperty("time").GetDateTimeOffset();
                    ages.Add((DateTimeOffset.UtcNow - happened).TotalMilliseconds);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }
    }

    /// <summary>Milliseconds from the moment it happened, which is before it was durable, until it came: so many of a hundred events came sooner.</summary>
    public double Age(double percent)
    {
        double[] sorted = [.. ages.Order()];
        return sorted.Length == 0 ? double.PositiveInfinity : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
    }
}
