namespace Tandem.Net.Loop;

using Tandem.Engine;
using Tandem.Engine.Asking;
using Tandem.Engine.Outputs;
using Tandem.Engine.Peers;
using Tandem.Engine.Ports;
using Tandem.Sip.Flows;

/// <summary>Where a loop's results go. Called on the loop's thread; must not block.</summary>
internal interface ILoopHost
{
    /// <summary>Everything but UDP datagrams.</summary>
    void OnSip(in SipOutput output);

    void OnMediaOrder(in MediaOrder order);

    void OnStore(StoreOrder order);

    /// <summary>A tenant is served from now on, or no more.</summary>
    void OnTenant(in TenantServed served);

    /// <summary>The addresses of a trunk's peer are wanted; they come as an input.</summary>
    void OnLookUp(in PeerLookUp lookUp);

    /// <summary>A flow wants something of a service outside; the answer comes as an input.</summary>
    void OnAsk(OutsideAsk ask);

    /// <summary>A page that speaks Verto is told something.</summary>
    void OnPage(PageOrder order);

    /// <summary>The exchange's stock of port pairs may need more.</summary>
    void OnFreePorts(Exchange exchange);

    void OnFailure(string where, Exception failure);
}
