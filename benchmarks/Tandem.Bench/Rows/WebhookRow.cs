namespace Tandem.Bench.Rows;

using Tandem.Bench.Rig;

/// <summary>
/// Queue calls that make about 2 000 events a second, told to 50 subscribers who want a few kinds each; one of them is dead, one takes two seconds for
/// each answer. How long it is from an event to its first attempt, and what the calls notice.
/// </summary>
internal sealed class WebhookRow : IRow
{
    private const int Subscribers = 50;
    private const int Agents = 400;
    private const int CallRate = 115;
    private const int HoldMillis = 1_000;
    private const int Seconds = 20;
    private const int AloneSeconds = 6;

    // Until then much of what sends is still being compiled, on the core that the server shares with it: see the README.
    private const int WarmSeconds = 16;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    // Each kind comes once a call or a little more often.
    private static readonly string[] Kinds =
    [
        "call.started",
        "call.routed",
        "call.ended",
        "leg.made",
        "leg.ringing",
        "leg.answered",
        "leg.bridged",
        "leg.ended",
        "queue.entered",
        "queue.left",
        "offer.made",
        "offer.ended",
        "agent.state_changed",
    ];

    public string Name => "webhooks";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int seconds = stage.Quick ? 3 : Seconds;
        await using Scene scene = await stage.OpenAsync(Agents, Stage.Queue, ["--allow-callbacks", "127.0.0.1"], cancel);
        stage.Pinned.PutReceiversFirst();
        using HookReceiver quick = new(TimeSpan.Zero);
        using HookReceiver slow = new(Slow);
        CallStep alone = await CallStep.RunAsync(scene, CallRate, stage.Quick ? 2 : AloneSeconds, HoldMillis, cancel);
        await SubscribeAsync(scene.Server, quick.Port, slow.Port, cancel);
        await CallStep.RunAsync(scene, CallRate, stage.Quick ? 2 : WarmSeconds, HoldMillis, cancel);
        quick.Take();
        long first = await scene.Server.NewestEventAsync(cancel);
        CallStep calls = await CallStep.RunAsync(scene, CallRate, seconds, HoldMillis, cancel);
        double events = (await scene.Server.NewestEventAsync(cancel) - first) / calls.Load.GetProperty("seconds").GetDouble();
        List<double> delays = quick.Take();
        delays.Sort();
        double p99 = delays.Count == 0 ? double.PositiveInfinity : delays[(int)(delays.Count * 0.99)];
        double rate = delays.Count / calls.Load.GetProperty("seconds").GetDouble();
        findings.Details["calls"] = calls;
        findings.Details["calls_without"] = alone;
        findings.Add(
            "webhook_first_attempt_p99",
            p99,
            $"{events:0} events/s, {rate:0} messages/s, median {Median(delays):0} ms, longest {delays.LastOrDefault():0} ms"
        );
        findings.Add("webhook_events", events);
        findings.Add(
            "webhook_ring_p99",
            calls.RingP99,
            $"{alone.RingP99:0.0} ms without; {calls.Describe()}, {alone.CoreShare * 100:0} % of a core without"
        );
    }

    private static async Task SubscribeAsync(BenchServer server, int quick, int slow, CancellationToken cancel)
    {
        // Nobody listens there.
        int nobody = FreePorts.Tcp();
        for (int i = 0; i < Subscribers; i++)
        {
            int port =
                i == 0 ? nobody
                : i == 1 ? slow
                : quick;
            await server.SubscribeAsync($"http://127.0.0.1:{port}/{i}", [Kinds[i % Kinds.Length]], cancel);
        }
    }

    private static double Median(List<double> sorted) => sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
}
