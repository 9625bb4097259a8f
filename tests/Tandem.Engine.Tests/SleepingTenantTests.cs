namespace Tandem.Engine.Tests;

using Tandem.Engine.Tests.Rig;

/// <summary>Tenants nobody calls cost nothing; each is woken for its own reasons.</summary>
public class SleepingTenantTests
{
    [Fact]
    public void A_call_goes_to_the_tenant_of_its_trunk_among_many()
    {
        ExchangeRig rig = new(tenants: 300);
        Assert.StartsWith("SIP/2.0 200", rig.Call(1, tenant: 250), StringComparison.Ordinal);
        rig.Ack(1, tenant: 250);
        Assert.Single(rig.Exchange.Views(250).Calls.All());
        Assert.Empty(rig.Exchange.Views(1).Calls.All());
        Assert.StartsWith("SIP/2.0 401", rig.Call(2, tenant: 999), StringComparison.Ordinal);
    }

    [Fact]
    public void A_datagram_allocates_no_more_with_a_thousand_tenants_than_with_one()
    {
        long one = AllocatedByCalls(new ExchangeRig(1));
        long many = AllocatedByCalls(new ExchangeRig(1_000));
        Assert.InRange(many, 0, one + one / 10);
    }

    private static long AllocatedByCalls(ExchangeRig rig)
    {
        // What the start had to say of each tenant.
        rig.Outbox.Store.Clear();
        long Calls(int from)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = from; i < from + 5; i++)
            {
                rig.Call(i);
                rig.Ack(i);
                rig.Bye(i);
            }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Calls(1);
        return Calls(10);
    }
}
