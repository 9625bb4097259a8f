namespace Tandem.Net.Tests.Loop;

using System.Text;
using Tandem.Core.Contract.Commands;
using Tandem.Engine.Replay;
using Tandem.Net.Tests.Rig;
using Tandem.Sip.Settings;

/// <summary>What a running node writes down plays the same again; a sink that is full, or breaks, harms nobody.</summary>
public sealed class LoopRecorderTests : ITurnSink
{
    private readonly List<byte[]> taken = [];
    private int begun;
    private bool refuses;

    void ITurnSink.Begin() => begun++;

    bool ITurnSink.Take(byte[] lines)
    {
        taken.Add(lines);
        return !refuses;
    }

    [Fact]
    public async Task A_node_is_played_again()
    {
        using (TestNode node = Node())
        {
            await AskAndProbe(node);
        }
        Assert.Equal(1, begun);
        string[] lines = Encoding.UTF8.GetString([.. taken.SelectMany(chunk => chunk)]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Replayer replayer = new();
        Assert.Null(replayer.Play(Encoding.UTF8.GetBytes(lines[0])));
        foreach (string line in lines[1..])
        {
            Assert.True(replayer.Play(Encoding.UTF8.GetBytes(line))!.Same, line);
        }
        Assert.Contains(lines, line => line.Contains("\"Datagram\"", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"SignIn\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_no_more_is_taken_nothing_more_is_written_and_the_node_goes_on()
    {
        refuses = true;
        using TestNode node = Node();
        await AskAndProbe(node);
        Assert.Single(taken);
        Assert.Empty(node.Failures);
    }

    private TestNode Node() => new TestNode(TestNode.Config(SipTransport.Udp) with { Recorder = this }).Started();

    private static async Task AskAndProbe(TestNode node)
    {
        Assert.Equal(OutcomeCode.NotFound, (await node.Node.AskAsync(TestNode.Tenant, new SignIn("nobody", null, null)).InTime()).Code);
        Assert.StartsWith("SIP/2.0 200", SipProbe.AskUdp(node.Address(SipTransport.Udp), 1), StringComparison.Ordinal);
    }
}
