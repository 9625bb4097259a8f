namespace Tandem.Bench.Hostile;

using System.Net.Http.Json;

/// <summary>What strangers ask of an HTTP port: sign-ins with guessed passwords, made-up tokens, paths that are not there.</summary>
internal sealed class HostileRequests : IDisposable
{
    /// <summary>Asked at once at most; what would be more is not asked at all.</summary>
    private const int AtOnce = 64;

    private readonly HttpClient http;
    private readonly SemaphoreSlim places = new(AtOnce);
    private long asked;
    private long answered;

    public HostileRequests(string host)
    {
        http = new HttpClient { BaseAddress = new Uri($"http://{host}"), Timeout = TimeSpan.FromSeconds(10) };
    }

    /// <summary>Requests that had an answer, whatever it was.</summary>
    public long Answered => Interlocked.Read(ref answered);

    public async Task RunAsync(double perSecond, CancellationToken cancel)
    {
        Pace pace = new(perSecond);
        while (true)
        {
            for (int due = await pace.DueAsync(cancel); due > 0 && places.CurrentCount > 0; due--)
            {
                await places.WaitAsync(cancel);
                _ = AskAsync(asked++, cancel);
            }
        }
    }

    public void Dispose()
    {
        http.Dispose();
        places.Dispose();
    }

    private async Task AskAsync(long number, CancellationToken cancel)
    {
        try
        {
            using HttpRequestMessage request = Request(number);
            using HttpResponseMessage answer = await http.SendAsync(request, cancel);
            Interlocked.Increment(ref answered);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // Cut off: an attacker goes on.
        }
        finally
        {
            places.Release();
        }
    }

    private static HttpRequestMessage Request(long number) =>
        (number % 4) switch
        {
            0 => new(HttpMethod.Post, "/api/sessions")
            {
                Content = JsonContent.Create(new { login = "admin", password = $"guess{number}" }),
            },
            1 => new(HttpMethod.Get, "/api/users") { Headers = { { "X-XTRA-AUTH-ID", $"{number:x32}" } } },
            2 => new(HttpMethod.Get, "/v1/calls") { Headers = { { "X-API-Key", $"guess{number}" } } },
            _ => new(HttpMethod.Get, $"/wp-login.php?{number}"),
        };
}
