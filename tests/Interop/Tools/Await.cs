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
}
