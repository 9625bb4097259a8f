namespace Tandem.Server.Demo;

/// <summary>Waits for what calls come to, as somebody would who looks on.</summary>
internal static class Waiting
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Ends when it holds, or after so long; what came of it is looked at afterwards.</summary>
    public static Task UntilAsync(Func<bool> holds, TimeSpan limit, CancellationToken cancel) =>
        UntilAsync(() => Task.FromResult(holds()), limit, cancel);

    /// <inheritdoc cref="UntilAsync(Func{bool}, TimeSpan, CancellationToken)"/>
    public static async Task UntilAsync(Func<Task<bool>> holds, TimeSpan limit, CancellationToken cancel)
    {
        DateTime end = DateTime.UtcNow + limit;
        while (!await holds() && DateTime.UtcNow < end)
        {
            await Task.Delay(BetweenLooks, cancel);
        }
    }
}
