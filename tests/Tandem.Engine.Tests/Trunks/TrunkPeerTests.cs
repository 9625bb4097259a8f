namespace Tandem.Engine.Tests.Trunks;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Inputs;
using Tandem.Engine.Peers;
using Tandem.Engine.Tests.Rig;
using Tandem.Sip.Settings;
using static Tandem.Engine.Tests.Rig.TrunkRig;

/// <summary>Where a trunk is, and where its calls come from.</summary>
public class TrunkPeerTests
{
    private static readonly TrunkRow Named = new(1, "one") { Peers = [new TrunkPeer("sip.example")] };

    [Fact]
    public void A_name_is_looked_up_never_waited_for_and_looked_up_again()
    {
        TrunkRig rig = new(Named);
        PeerLookUp asked = Assert.Single(rig.LookUps);
        Assert.Equal(("sip.example", 0, TrunkTransport.Any), (asked.Host, asked.Port, asked.Transport));
        Assert.Equal("unresolved", rig.View().State);
        Assert.StartsWith("SIP/2.0 403", rig.Call(1, First, "sip:sales@elsewhere.example"), StringComparison.Ordinal);

        rig.Do(
            new PeersFound(
                asked.Ticket,
                [new TrunkAddress(SipTransport.Udp, Second.WithPort(5070)), new TrunkAddress(SipTransport.Udp, First)],
                60
            )
        );
        Assert.Equal(("up", 2), (rig.View().State, rig.View().Addresses.Count));
        Assert.StartsWith("SIP/2.0 200", rig.Call(2, First, "sip:sales@elsewhere.example"), StringComparison.Ordinal);
        Assert.StartsWith("SIP/2.0 200", rig.Call(3, Second.WithPort(60_000), "sip:sales@elsewhere.example"), StringComparison.Ordinal);
        rig.Dial("13900139000");
        Assert.Contains("INVITE sip:13900139000@sip.example SIP/2.0", rig.Take("INVITE", Second.WithPort(5070)), StringComparison.Ordinal);

        rig.Pass(59);
        Assert.Single(rig.LookUps);
        rig.Pass(2);
        Assert.Equal(2, rig.LookUps.Count);
        rig.Do(new PeersFound(rig.LookUps[1].Ticket, [], 5));
        Assert.Equal(("up", "the name sip.example cannot be found"), (rig.View().State, rig.View().LastError));
        rig.Pass(16);
        rig.Do(new PeersFound(rig.LookUps[2].Ticket, [new TrunkAddress(SipTransport.Udp, First)], 60));
        Assert.Equal([$"udp:{First}"], rig.View().Addresses);
        Assert.StartsWith("SIP/2.0 403", rig.Call(4, Second, "sip:sales@elsewhere.example"), StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_of_addresses_are_its_too_until_it_is_disabled_or_gone()
    {
        TrunkRig rig = new(TrunkRow.At(1, "one", First) with { Sources = ["10.1.0.0/24"] });
        Assert.StartsWith("SIP/2.0 200", rig.Call(1, Second), StringComparison.Ordinal);
        rig.Ask(new UpdateTrunk(1, new TrunkChange { Disabled = true }));
        Assert.StartsWith("SIP/2.0 401", rig.Call(2, Second), StringComparison.Ordinal);
        Assert.StartsWith("SIP/2.0 401", rig.Call(3, First), StringComparison.Ordinal);
        rig.Ask(new UpdateTrunk(1, new TrunkChange { Disabled = false, Sources = [] }));
        Assert.StartsWith("SIP/2.0 200", rig.Call(4, First), StringComparison.Ordinal);
        Assert.StartsWith("SIP/2.0 401", rig.Call(5, Second), StringComparison.Ordinal);
        rig.Ask(new DeleteTrunk(1));
        Assert.StartsWith("SIP/2.0 401", rig.Call(6, First), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_tenant_has_trunks_of_its_own_made_while_it_runs()
    {
        TrunkRig rig = new(2, TrunkRow.At(1, "one", First));
        rig.Ask(new CreateTrunk("city", new TrunkChange { Peers = [new TrunkPeer(Second.SipHostText, Second.Port)] }), 2);
        rig.Call(1, Second, "sip:sales@10.0.0.1:5060");
        Assert.Single(rig.Exchange.Views(2).Calls.All());
        Assert.Empty(rig.Exchange.Views(1).Calls.All());
        Assert.Equal("up", rig.Exchange.Views(2).TrunkStates[1]!.State);
    }

    [Fact]
    public void Of_tenants_with_accounts_at_one_carrier_the_one_called_is_meant()
    {
        TrunkRig rig = new(2, TrunkRow.At(1, "one", First) with { User = "ann", CalledNumber = CalledNumberPlace.To });
        rig.Ask(new CreateTrunk("two", new TrunkChange { Peers = [new TrunkPeer(First.SipHostText, First.Port)], User = "bob" }), 2);
        Assert.StartsWith("SIP/2.0 404", rig.Call(1, First, "sip:bob@10.0.0.1:5060"), StringComparison.Ordinal);
        Assert.Equal((0, 1), (In(1), In(2)));
        rig.Call(2, First, "sip:ann@10.0.0.1:5060");
        rig.Call(3, First, "sip:sales@t2.test");
        rig.Call(4, First, "sip:sales@elsewhere.example");
        Assert.Equal((2, 2), (In(1), In(2)));

        long In(int tenant) => rig.Exchange.Views(tenant).TrunkStates[1]!.Total.In;
    }

    [Fact]
    public void A_peer_may_be_spoken_to_by_TCP()
    {
        TrunkRig rig = new(TrunkRow.At(1, "one", First) with { Transport = TrunkTransport.Tcp });
        Assert.Equal([$"tcp:{First}"], rig.View().Addresses);
        rig.Dial("13900139000");
        Assert.False(rig.Has("INVITE", First));
    }
}
