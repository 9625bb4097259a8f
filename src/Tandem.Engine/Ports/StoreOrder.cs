namespace Tandem.Engine.Ports;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Sip.Dialogs;

/// <summary>What the engine wants kept. Orders of one loop are carried out in the order they were given.</summary>
public abstract record StoreOrder(int Tenant);

/// <summary>Events for the log, in the order of their ids: durable soon, never awaited.</summary>
public sealed record KeepEvents(int Tenant, Event[] Events) : StoreOrder(Tenant);

/// <summary>A configuration change to commit whole; answered by <see cref="Inputs.Committed"/> or <see cref="Inputs.CommitFailed"/>.</summary>
public sealed record CommitConfiguration(int Tenant, CommitOrder Order) : StoreOrder(Tenant);

/// <summary>
/// A registration that must survive a restart (key: tenant, extension, contact). One with a ticket, of which later ones are greater, is answered by
/// <see cref="Inputs.BindingsKept"/>.
/// </summary>
public sealed record SaveBinding(int Tenant, StoredBinding Binding, long Ticket = 0) : StoreOrder(Tenant);

public sealed record ForgetBinding(int Tenant, string Extension, string Contact) : StoreOrder(Tenant);

/// <summary>
/// The dialog of a leg that was answered, or what rings for it: if the process dies, the next one can end it. Takes the place of what was kept for the
/// leg before.
/// </summary>
public sealed record SaveDialog(int Tenant, Guid Leg, DialogState[] Dialogs) : StoreOrder(Tenant);

/// <summary>The leg of a <see cref="SaveDialog"/> is over.</summary>
public sealed record ForgetDialog(int Tenant, Guid Leg) : StoreOrder(Tenant);

/// <summary>A sound file to load and decode; answered by <see cref="Inputs.SoundLoaded"/>.</summary>
public sealed record LoadSound(int Tenant, string Path) : StoreOrder(Tenant);

/// <summary>Numbers of a campaign that are due are to be read; answered by <see cref="Inputs.CampaignRead"/>.</summary>
public sealed record ReadCampaign(int Tenant, CampaignAsk Ask) : StoreOrder(Tenant);

/// <summary>A recording that is over, and in no index, is deleted once it is written.</summary>
public sealed record ForgetRecording(int Tenant, Guid Recording) : StoreOrder(Tenant);

/// <summary>A registered contact as text and numbers, as the store keeps it.</summary>
/// <param name="Contact">The contact's URI as registered.</param>
/// <param name="Transport">udp, tcp or tls; only UDP bindings are restored.</param>
/// <param name="Local">Our address the REGISTER came to, <c>host:port</c>.</param>
/// <param name="Source">Where the REGISTER came from, <c>host:port</c>.</param>
/// <param name="ExpiresMicros">Unix time.</param>
/// <param name="QMille">The contact's q value in thousandths.</param>
public sealed record StoredBinding(
    string Extension,
    string Contact,
    string Transport,
    string Local,
    string Source,
    string CallId,
    long CSeq,
    long ExpiresMicros,
    int QMille,
    string UserAgent
)
{
    /// <summary>The proxies on the way to the phone (RFC 3327), one a line, nearest first.</summary>
    public string Path { get; init; } = "";
}

/// <summary>How full the journal queue is.</summary>
public enum JournalLevel
{
    Calm,

    /// <summary>Over 80 %: an alarm.</summary>
    High,

    /// <summary>At its limit: new calls get 503 until it is below 80 % again; facts of calls under way are still taken.</summary>
    Full,
}
