namespace Tandem.Engine.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Engine.Inputs;
using Tandem.Engine.Tests.Rig;

/// <summary>Tenants come, change and go while calls go on.</summary>
public class TenantChangeTests
{
    private readonly ExchangeRig rig = new();

    [Fact]
    public void One_that_comes_takes_calls_at_once()
    {
        Assert.StartsWith("SIP/2.0 401", rig.Call(1, tenant: 2), StringComparison.Ordinal);
        rig.Exchange.Handle(new TenantAdded(ExchangeRig.TenantOf(2)), rig.Now);
        Assert.StartsWith("SIP/2.0 200", rig.Call(2, tenant: 2), StringComparison.Ordinal);
        Assert.Single(rig.Exchange.Views(2).Calls.All());
        Assert.NotNull(rig.Outbox.Tenants[^1].Views);
    }

    [Fact]
    public void One_that_goes_takes_its_calls_with_it_and_leaves_those_of_others()
    {
        rig.Exchange.Handle(new TenantAdded(ExchangeRig.TenantOf(2)), rig.Now);
        rig.Call(1);
        rig.Ack(1);
        rig.Call(2, tenant: 2);
        rig.Ack(2, tenant: 2);
        rig.Outbox.Sip.Outputs.Clear();
        rig.Exchange.Handle(new TenantRemoved(2), rig.Now);
        Assert.Single(rig.Sent("BYE"));
        Assert.Single(rig.Closed);
        Assert.Equal(1, rig.Exchange.LiveCalls);
        Assert.Null(rig.Outbox.Tenants[^1].Views);
        Assert.StartsWith("SIP/2.0 401", rig.Call(3, tenant: 2), StringComparison.Ordinal);
        rig.Pass(TimeSpan.FromMinutes(2));
        Assert.Null(rig.Exchange.CheckInvariants(rig.Now));
    }

    [Fact]
    public void Who_waits_for_a_commit_of_one_that_goes_is_answered()
    {
        CreateQueue create = new(new QueueDraft("new", "callcenter", "", null, null, null, false, []));
        rig.Exchange.Handle(new CommandAsked(1, new CommandRequest(5, create)), rig.Now);
        Assert.Empty(rig.Outbox.Replies);
        rig.Exchange.Handle(new TenantRemoved(1), rig.Now);
        Assert.False(Assert.Single(rig.Outbox.Replies).Reply.Outcome.IsOk);
        rig.Exchange.Handle(new CommandAsked(1, new CommandRequest(6, create)), rig.Now);
        Assert.Equal(OutcomeCode.NotFound, rig.Outbox.Replies[1].Reply.Outcome.Code);
    }

    [Fact]
    public void With_another_domain_calls_go_on_and_phones_have_to_register_again()
    {
        rig.Register("1001");
        Assert.Equal(1, rig.Exchange.Counts.Sip.Bindings);
        rig.Call(1);
        rig.Ack(1);
        rig.Exchange.Handle(new TenantChanged(1, "other.test"), rig.Now);
        Assert.Equal(1, rig.Exchange.LiveCalls);
        Assert.Equal(0, rig.Exchange.Counts.Sip.Bindings);
        Assert.Contains("other.test", rig.Challenge("1001", "other.test"), StringComparison.Ordinal);
        Assert.StartsWith("SIP/2.0 200", rig.Register("1001", "other.test"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_phone_of_an_extension_that_is_deleted_is_registered_no_more()
    {
        rig.Register("1001");
        rig.Exchange.Handle(new CommandAsked(1, new CommandRequest(5, new DeleteUser(2))), rig.Now);
        rig.CommitAll();
        Assert.Equal(0, rig.Exchange.Counts.Sip.Bindings);
    }
}
