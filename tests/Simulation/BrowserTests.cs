namespace Tandem.Simulation.Tests;

using Tandem.TestKit.Browsers;

/// <summary>Browsers that lose candidates, move, restart, are loaded anew and fall asleep: audio is back in three seconds, and it is their own.</summary>
public class BrowserTests
{
    private const int Seeds = 6;

    [Fact]
    public void Whatever_happens_to_a_browser_its_call_is_heard_again_in_three_seconds()
    {
        if (ulong.TryParse(Environment.GetEnvironmentVariable("TANDEM_SEED"), out ulong one))
        {
            BrowserCalls alone = new(one);
            alone.Run();
            Assert.Equal("", alone.Wrong);
            return;
        }
        int count = int.TryParse(Environment.GetEnvironmentVariable("TANDEM_SEEDS"), out int wanted) ? wanted : Seeds;
        int troubles = 0;
        for (ulong seed = 1; seed <= (ulong)count; seed++)
        {
            BrowserCalls calls = new(seed);
            calls.Run();
            Assert.True(calls.Wrong.Length == 0, $"TANDEM_SEED={seed}: {calls.Wrong}");
            Assert.True(calls.Heard > 10_000, $"TANDEM_SEED={seed}: only {calls.Heard} packets were heard");
            troubles += calls.Troubles;
        }
        Console.WriteLine($"browsers: {count} seeds, {troubles} troubles");
    }

    [Fact]
    public void The_same_seed_sends_the_same_bytes()
    {
        BrowserCalls first = new(7);
        BrowserCalls second = new(7);
        first.Run();
        second.Run();
        Assert.Equal(first.Hash, second.Hash);
    }
}
