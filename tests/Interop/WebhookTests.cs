namespace Tandem.Interop.Tests;

using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;
using Tandem.TestKit.Http;

/// <summary>Subscribers of a server that is killed while it tells them what happens.</summary>
public class WebhookTests
{
    private const int Subscribers = 5;
    private const int Lives = 2;
    private const int CallersPerLife = 6;
    private const int CallsPerCaller = 30;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan NudgeEvery = TimeSpan.FromSeconds(3);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    [Fact]
    public async Task After_kills_under_load_every_event_arrives_and_none_before_an_earlier_one_of_its_call()
    {
        using RunningServer server = new("--allow-callbacks", "127.0.0.1", "--trunk", "city=127.0.0.1:5999");
        using PhoneRig rig = new();
        Phone[] callers = [.. Enumerable.Range(0, Lives * CallersPerLife).Select(number => Caller(rig, server, number))];
        rig.Start();
        await using ScriptedReceiver dead = new();
        await dead.DisappearAsync();
        ScriptedReceiver[] receivers = [.. Enumerable.Range(0, Subscribers).Select(_ => new ScriptedReceiver())];
        // One of them fails now and then.
        int asked = 0;
        receivers[0].React = _ => Interlocked.Increment(ref asked) % 7 == 0 ? new Reaction.Answer(500) : Reaction.Ok;
        Subscribe(server, dead);
        Array.ForEach(receivers, receiver => Subscribe(server, receiver));

        for (int life = 0; life < Lives; life++)
        {
            using CancellationTokenSource enough = new();
            Task load = LoadAsync(server, enough.Token);
            int before = receivers[1].Received.Count;
            Array.ForEach(
                callers[(life * CallersPerLife)..((life + 1) * CallersPerLife)],
                caller => rig.Do(caller, (phone, now) => phone.Call("nobody", now))
            );
            await receivers[1].WaitAsync(all => all.Count > before + 120, 120);
            server.Kill();
            await enough.CancelAsync();
            await load;
            server.Start();
        }
        Dictionary<long, Guid> happened = Happened(server);
        receivers[0].React = _ => Reaction.Ok;
        foreach (ScriptedReceiver receiver in receivers)
        {
            await AllComesAsync(server, receiver, happened);
            AssertInOrder(receiver.Received);
            await receiver.DisposeAsync();
        }
    }

    private static void Subscribe(RunningServer server, ScriptedReceiver receiver)
    {
        using HttpResponseMessage made = server
            .Http.SendAsync(
                new HttpRequestMessage(HttpMethod.Post, "/v1/subscriptions")
                {
                    Headers = { { "X-API-Key", Key(server) } },
                    Content = JsonContent.Create(new { url = receiver.Url, types = new[] { "call.*", "leg.*", "config.*" } }),
                }
            )
            .GetAwaiter()
            .GetResult();
        made.EnsureSuccessStatusCode();
    }

    // What fails while this is asked, is asked for again.
    private static async Task AllComesAsync(RunningServer server, ScriptedReceiver receiver, Dictionary<long, Guid> happened)
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < Limit; waited += NudgeEvery)
        {
            Nudge(server, receiver);
            try
            {
                await receiver.WaitAsync(Whole(happened), (int)NudgeEvery.TotalSeconds);
                return;
            }
            catch (TimeoutException)
            {
                // Not yet.
            }
        }
        Assert.Fail($"{receiver.Url} has not got all of {happened.Count} events");
    }

    // What failed before a kill waits for its pause: it may go now.
    private static void Nudge(RunningServer server, ScriptedReceiver receiver)
    {
        foreach (JsonElement each in server.Get("/v1/subscriptions").GetProperty("subscriptions").EnumerateArray())
        {
            if (each.GetProperty("url").GetString() == receiver.Url)
            {
                using HttpResponseMessage tried = server
                    .Http.SendAsync(
                        new HttpRequestMessage(HttpMethod.Post, $"/v1/subscriptions/{each.GetProperty("id")}/try")
                        {
                            Headers = { { "X-API-Key", Key(server) } },
                        }
                    )
                    .GetAwaiter()
                    .GetResult();
                tried.EnsureSuccessStatusCode();
            }
        }
    }

    // Calls a number that is none, over and over.
    private static Phone Caller(PhoneRig rig, RunningServer server, int number)
    {
        int calls = 0;
        PhoneConfig config = new()
        {
            User = $"139111100{number:00}",
            Domain = "city.test",
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
        };
        return rig.Add(
            Loopback,
            config,
            (phone, happened) =>
            {
                if (happened is PhoneDown && ++calls < CallsPerCaller)
                {
                    rig.Do(phone, (caller, now) => caller.Call("nobody", now));
                }
            }
        );
    }

    // Changes of configuration beside the calls.
    private static async Task LoadAsync(RunningServer server, CancellationToken cancel)
    {
        await Task.WhenAll(Enumerable.Range(0, 2).Select(lane => OneAsync(lane)));

        async Task OneAsync(int lane)
        {
            try
            {
                for (int i = 0; !cancel.IsCancellationRequested; i++)
                {
                    using HttpResponseMessage made = await server.Http.PostAsJsonAsync(
                        "/api/queues",
                        new { name = $"q{lane}-{i}-{Guid.NewGuid():N}" },
                        cancel
                    );
                }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // The server was killed.
            }
        }
    }

    private static Dictionary<long, Guid> Happened(RunningServer server)
    {
        Dictionary<long, Guid> happened = [];
        string after = "";
        while (true)
        {
            JsonElement page = server.Get($"/v1/events?type=call.*,leg.*,config.*&limit=1000{after}");
            foreach (JsonElement each in page.GetProperty("events").EnumerateArray())
            {
                happened[each.GetProperty("id").GetInt64()] = each.TryGetProperty("call", out JsonElement call)
                    ? call.GetGuid()
                    : Guid.Empty;
            }
            if (page.GetProperty("end").GetBoolean())
            {
                return happened;
            }
            after = $"&after={page.GetProperty("next").GetString()}";
        }
    }

    // Asked anew with each that comes: what was looked at is not looked at again.
    private static Func<IReadOnlyList<ReceivedRequest>, bool> Whole(Dictionary<long, Guid> happened)
    {
        HashSet<long> missing = [.. happened.Keys];
        int seen = 0;
        return received =>
        {
            for (; seen < received.Count; seen++)
            {
                missing.Remove(Id(received[seen]));
            }
            return missing.Count == 0;
        };
    }

    private static void AssertInOrder(IReadOnlyList<ReceivedRequest> received)
    {
        ConcurrentDictionary<Guid, List<long>> byCall = new();
        foreach (ReceivedRequest request in received)
        {
            JsonElement data = JsonElement.Parse(request.Body).GetProperty("data");
            Guid call = data.TryGetProperty("call", out JsonElement id) ? id.GetGuid() : Guid.Empty;
            byCall.GetOrAdd(call, _ => []).Add(data.GetProperty("id").GetInt64());
        }
        foreach (List<long> ids in byCall.Values)
        {
            long[] first = [.. ids.Distinct()];
            Assert.Equal(first.Order(), first);
        }
    }

    private static long Id(ReceivedRequest request) => JsonElement.Parse(request.Body).GetProperty("data").GetProperty("id").GetInt64();

    private static string Key(RunningServer server) => server.Credentials.GetProperty("native").GetProperty("apiKey").GetString()!;
}
