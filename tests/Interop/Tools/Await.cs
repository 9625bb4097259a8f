namespace Tandem.Interop.Tests.Tools;

using System.Diagnostics;

/// <summary>Waits for what other processes do; a real clock is all there is here.</summary>
public static class Await
{
    public static void Until(Func<bool> done, TimeSpan limit, Func<string> otherwise)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using ManualResetEventSlim never = new();
        while (!done())
        {
            Assert.True(watch.Elapsed < limit, otherwise());
            never.Wait(25);
        }
    }

    /// <summary>It comes true and then stays true this long: once may be chance, or yet to change.</summary>
    public static void Steadily(Func<bool> done, TimeSpan length, TimeSpan limit, Func<string> otherwise)
    {
        Stopwatch since = Stopwatch.StartNew();
        Until(
            () =>
            {
                if (!done())
                {
                    since.Restart();
                }
                return since.Elapsed >= length;
            },
            limit,
            otherwise
        );
    }
}
