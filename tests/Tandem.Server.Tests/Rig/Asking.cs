namespace Tandem.Server.Tests.Rig;

/// <summary>
/// Asks until what has happened is seen: what a phone knows the call centre knows a little later, and the disk later still. At the
/// pace of somebody who watches, so that the server gets on with it on a machine that has much to do.
/// </summary>
internal static class Asking
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The first answer that is one.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T?>> ask)
        where T : struct
    {
        T? answer = null;
        await UntilAsync(async () => (answer = await ask()) is not null);
        return answer!.Value;
    }

    /// <inheritdoc cref="UntilAsync{T}(Func{Task{T?}})"/>
    public static async Task<T> UntilAsync<T>(Func<Task<T?>> ask)
        where T : class
    {
        T? answer = null;
        await UntilAsync(async () => (answer = await ask()) is not null);
        return answer!;
    }

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using PeriodicTimer pace = new(Pace);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(Limit);
        while (!await holds())
        {
            await pace.WaitForNextTickAsync(end.Token);
        }
    }
}
