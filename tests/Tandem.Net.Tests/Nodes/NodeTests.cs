namespace Tandem.Net.Tests.Nodes;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Views;
using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Net.Tests.Rig;
using Tandem.Sip.Settings;

public class NodeTests
{
    private static readonly CreateQueue Create = new(new QueueDraft("sales", "callcenter", "random", null, null, null, false, []));

    [Fact]
    public async Task A_command_is_answered_when_it_is_committed_and_the_views_show_it()
    {
        using TestNode node = new(SipTransport.Udp);
        node.Stores = order =>
        {
            if (order is CommitConfiguration commit)
            {
                node.Node.OnCommitted(commit.Tenant, commit.Order.CommitId);
            }
        };
        node.Started();
        Outcome outcome = await node.Node.AskAsync(TestNode.Tenant, Create).InTime();
        Assert.True(outcome.IsOk, outcome.Detail);
        Assert.Equal("sales", node.Node.Views(TestNode.Tenant)?.Queues[1]?.Name);
    }

    [Fact]
    public async Task A_tenant_that_is_not_here_is_told()
    {
        using TestNode node = new TestNode(SipTransport.Udp).Started();
        Outcome outcome = await node.Node.AskAsync(99, Create).InTime();
        Assert.Equal(OutcomeCode.NotFound, outcome.Code);
    }

    [Fact]
    public async Task Tenants_come_and_go_while_it_runs()
    {
        using TestNode node = new TestNode(SipTransport.Udp).Started();
        TenantConfig more = new(99, "more", "more.test", TestNode.NoRows, []);
        TenantViews views = await node.Node.AddTenantAsync(more).InTime();
        Assert.Same(views, node.Node.Views(99));
        Assert.Same(views, await node.Node.AddTenantAsync(more).InTime());
        Assert.Contains(
            "no agent",
            (await node.Node.AskAsync(99, new SignIn("nobody", null, null)).InTime()).Detail,
            StringComparison.Ordinal
        );
        await node.Node.RemoveTenantAsync(99).WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
        Assert.Null(node.Node.Views(99));
        Assert.Equal(OutcomeCode.NotFound, (await node.Node.AskAsync(99, Create).InTime()).Code);
        await node.Node.RemoveTenantAsync(99).WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_waits_when_the_node_stops_is_answered()
    {
        TestNode node = new TestNode(SipTransport.Udp).Started();
        Task<Outcome> waiting = node.Node.AskAsync(TestNode.Tenant, Create);
        SipProbe.AskUdp(node.Address(SipTransport.Udp), 1);
        Assert.False(waiting.IsCompleted);
        node.Dispose();
        Assert.Equal(OutcomeCode.Overloaded, (await waiting.InTime()).Code);
        Assert.Equal(OutcomeCode.Overloaded, (await node.Node.AskAsync(TestNode.Tenant, Create)).Code);
        node.Node.OnCommitted(TestNode.Tenant, 1);
        node.Dispose();
    }

    [Fact]
    public async Task Commands_past_the_limit_are_refused()
    {
        using TestNode node = new TestNode(TestNode.Config(SipTransport.Udp) with { Commands = 1 }).Started();
        _ = node.Node.AskAsync(TestNode.Tenant, Create);
        Assert.Equal(OutcomeCode.Overloaded, (await node.Node.AskAsync(TestNode.Tenant, Create)).Code);
    }

    [Fact]
    public void A_store_that_breaks_does_not_stop_the_loop()
    {
        using TestNode node = new(SipTransport.Udp);
        node.Stores = _ => throw new IOException("no store today");
        node.Started();
        _ = node.Node.AskAsync(TestNode.Tenant, Create);
        Patience.Until(() => node.Failures.Count > 0, "the failure told");
        Assert.StartsWith("SIP/2.0 200 ", SipProbe.AskUdp(node.Address(SipTransport.Udp), 1), StringComparison.Ordinal);
        // The event of the start, then the commit.
        Patience.Until(() => node.Node.Failures == 2, "both told");
        Assert.All(node.Failures, failure => Assert.Equal("handing out", failure.Where));
        Assert.Equal(2, node.Node.Meters.Failures);
    }

    [Fact]
    public async Task An_input_that_breaks_costs_itself_and_its_asker_is_answered()
    {
        using TestNode node = new TestNode(SipTransport.Udp).Started();
        Outcome outcome = await node.Node.AskAsync(TestNode.Tenant, null!).InTime();
        Assert.False(outcome.IsOk);
        Assert.StartsWith("SIP/2.0 200 ", SipProbe.AskUdp(node.Address(SipTransport.Udp), 1), StringComparison.Ordinal);
    }
}
