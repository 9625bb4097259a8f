namespace Tandem.Bench.Hostile;

using System.Globalization;
using System.Net;
using System.Text.Json;

/// <summary>The program that attacks, a process of its own so that it can have its own core: everything at once until its input ends.</summary>
internal static class Attacker
{
    /// <summary>The first argument that makes this program the attacker.</summary>
    public const string Word = "attack";

    /// <param name="arguments">SIP over UDP, SIP over TLS, HTTP, lowest and highest RTP port; then packets, requests and handshakes a second.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        double[] rates = [.. arguments.Skip(5).Select(rate => double.Parse(rate, CultureInfo.InvariantCulture))];
        using HostilePackets packets = new(IPEndPoint.Parse(arguments[0]), Number(arguments[3]), Number(arguments[4]));
        using HostileRequests requests = new(arguments[2]);
        HostileHandshakes handshakes = new(IPEndPoint.Parse(arguments[1]));
        using CancellationTokenSource stop = new();
        Task[] all =
        [
            packets.RunAsync(rates[0], stop.Token),
            requests.RunAsync(rates[1], stop.Token),
            handshakes.RunAsync(rates[2], stop.Token),
        ];
        await Console.In.ReadToEndAsync();
        var told = new
        {
            packets = packets.Sent,
            requests = requests.Answered,
            handshakes = handshakes.Done,
        };
        await stop.CancelAsync();
        await Task.WhenAll(all.Select(each => each.ContinueWith(_ => { }, TaskScheduler.Default)));
        Console.WriteLine(JsonSerializer.Serialize(told));
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
