namespace Tandem.Server.Hosting;

using Tandem.Net;

/// <summary>A server that stops: carriers are told, no new calls come, live ones have their time.</summary>
internal sealed class NodeDrain(NetNode node)
{
    /// <summary>Carriers that do not answer our goodbye do not hold us up longer.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>For the last BYEs to leave and their records to arrive.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(500);

    /// <param name="patience">For live calls; what is left then is hung up.</param>
    /// <param name="hurry">Waits no longer.</param>
    public async Task RunAsync(TimeSpan patience, CancellationToken hurry)
    {
        node.Drain();
        long end = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        await UntilAsync(() => node.Unregistering == 0, patience < Goodbye ? patience : Goodbye, hurry);
        await UntilAsync(() => node.Counts.Calls == 0, TimeSpan.FromMilliseconds(Math.Max(0, end - Environment.TickCount64)), hurry);
        if (node.Counts.Legs > 0)
        {
            node.EndCalls();
            await Task.Delay(LastWords, CancellationToken.None);
        }
    }

    // Looked at after a moment: what is to be waited for may have to begin first.
    private static async Task UntilAsync(Func<bool> done, TimeSpan limit, CancellationToken hurry)
    {
        long end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        do
        {
            await Task.Delay(BetweenLooks, CancellationToken.None);
        } while (!done() && Environment.TickCount64 < end && !hurry.IsCancellationRequested);
    }
}
