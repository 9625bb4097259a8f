namespace Tandem.Engine.Outputs;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Views;
using Tandem.Engine.Asking;
using Tandem.Engine.Peers;
using Tandem.Engine.Ports;
using Tandem.Engine.Tracing;
using Tandem.Media;
using Tandem.Sip.Flows;

/// <summary>
/// All that one turn of the exchange wants done outside. The loop drains it after every input and empties it; nothing in it
/// may call back into the exchange before the drain is over.
/// </summary>
public sealed class EngineOutbox
{
    /// <summary>Packets, connections, resolutions: see <see cref="SipOutbox.Outputs"/>.</summary>
    public SipOutbox Sip { get; init; } = new();

    /// <summary>Who looks on; null for nobody. Nothing depends on it.</summary>
    public IExchangeWatcher? Watcher { get; init; }

    /// <summary>Orders for media workers, in order per worker.</summary>
    public List<MediaOrder> Media { get; } = [];

    public List<StoreOrder> Store { get; } = [];

    /// <summary>Names of trunks' peers to be looked up.</summary>
    public List<PeerLookUp> LookUps { get; } = [];

    /// <summary>What flows want of services outside.</summary>
    public List<OutsideAsk> Asks { get; } = [];

    /// <summary>What pages that speak Verto are told.</summary>
    public List<PageOrder> Pages { get; } = [];

    /// <summary>What happened, as the orders to the store have it.</summary>
    public IEnumerable<Event> Events =>
        Store.SelectMany(order =>
            order switch
            {
                KeepEvents keep => keep.Events,
                CommitConfiguration commit => commit.Order.Events,
                _ => [],
            }
        );

    public List<TenantReply> Replies { get; } = [];

    /// <summary>Tenants that are served from now on, or no more.</summary>
    public List<TenantServed> Tenants { get; } = [];

    /// <summary>Broken invariants, each of which has cost one leg; for the log.</summary>
    public List<Exception> Failures { get; } = [];
}

/// <param name="Worker">Its number, or <see cref="EveryWorker"/>.</param>
public readonly record struct MediaOrder(int Worker, MediaCommand Command)
{
    public const int EveryWorker = -1;
}

/// <param name="Views">What readers may see of it; null when it is gone.</param>
public readonly record struct TenantServed(int Tenant, TenantViews? Views);

public readonly record struct TenantReply(int Tenant, CommandReply Reply);
