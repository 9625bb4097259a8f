namespace Tandem.Simulation.Tests;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Engine.Replay;
using Tandem.TestKit.Simulation;

/// <summary>What was written down of a run brings about the same again, turn by turn and to the byte.</summary>
public class ReplayTests
{
    private const int Seeds = 6;

    [Fact]
    public void Runs_are_replayed_to_the_byte()
    {
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            TurnLog log = new();
            Scenario scenario = new(seed, log: log);
            Assert.Null(scenario.Run());
            Replayer replayer = new();
            int finished = 0;
            foreach (ReadOnlyMemory<byte> line in Lines(log.Take()))
            {
                replayer.Play(line.Span);
                finished += replayer.Outbox.Events.Count(happened => happened.Data is CallEnded);
            }
            Assert.Equal(0, replayer.Different);
            Assert.True(replayer.Turns > scenario.Turns, $"seed {seed}: {replayer.Turns} of {scenario.Turns} turns");
            Assert.True(finished > 50, $"seed {seed}: only {finished} calls");
        }
    }

    [Fact]
    public void A_turn_that_brings_about_something_else_is_found()
    {
        TurnLog log = new();
        new Scenario(2, log: log).Run();
        List<ReadOnlyMemory<byte>> lines = [.. Lines(log.Take())];
        int signIn = lines.FindIndex(line => line.Span.IndexOf("\"SignIn\""u8) >= 0);
        Replayer replayer = new();
        for (int i = 0; i <= signIn + 100; i++)
        {
            // One thing that happened is left out: from there on, others do not happen.
            if (i != signIn)
            {
                replayer.Play(lines[i].Span);
            }
        }
        // The line before the first turn tells how the exchange was made.
        Assert.InRange(replayer.FirstDifferent, signIn - 1, signIn + 99);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(byte[] text)
    {
        int start = 0;
        for (int end; (end = Array.IndexOf(text, (byte)'\n', start)) >= 0; start = end + 1)
        {
            yield return text.AsMemory(start, end - start);
        }
    }
}
