namespace Tandem.Bench.Rig;

using System.Globalization;
using System.Text.Json;

/// <summary>The program that plays callers in a flow and the service it asks, a process of its own so that it can have its own core.</summary>
internal static class FlowCallers
{
    /// <summary>The first argument that makes this program the callers.</summary>
    public const string Word = "flow-callers";

    /// <param name="arguments">SIP over UDP, the flow, how many; the service's port; seconds to warm up and to measure.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        int[] numbers = [.. arguments.Skip(2).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        using HookReceiver service = new(TimeSpan.Zero, numbers[1]);
        using FlowLoad load = new(arguments[0], arguments[1], numbers[0]);
        await load.CallAsync(CancellationToken.None);
        await Task.Delay(1_000);
        (List<double> delays, int lost) = await load.RunAsync(TimeSpan.FromSeconds(numbers[2]), TimeSpan.FromSeconds(numbers[3]));
        load.HangUp();
        Console.WriteLine(JsonSerializer.Serialize(new FlowResult(delays, lost, load.HungUp)));
        return 0;
    }
}

/// <param name="Delays">From the end of a key to its prompt, in milliseconds.</param>
/// <param name="Lost">Keys that led to no prompt.</param>
/// <param name="Ended">Calls that the server ended.</param>
internal sealed record FlowResult(List<double> Delays, int Lost, int Ended);
