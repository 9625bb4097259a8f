namespace Tandem.Engine.Registrations;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Sip;
using Tandem.Sip.Flows;
using Tandem.Sip.Registration;
using Tandem.Sip.Settings;

/// <summary>Keeps registrations for a restart, and tells the call centre when an extension becomes reachable or is lost.</summary>
internal sealed class BindingKeeper(SipStack sip, PageTable pages, TenantTable tenants, EngineOutbox outbox, Turn turn)
{
    /// <summary>Extensions that the call centre was told are reachable.</summary>
    private readonly HashSet<(int Tenant, string Extension)> reachable = [];

    /// <summary>Extensions with a phone, of all tenants.</summary>
    public int Reachable => reachable.Count;

    public void Restore(Tenant tenant, IReadOnlyList<StoredBinding> stored)
    {
        List<Binding> bindings = [];
        foreach (StoredBinding row in stored)
        {
            if (
                ToBinding(tenant.Domain, row) is { } binding
                && row.ExpiresMicros > turn.Now.WallMicros
                && tenant.Extensions.TryGet(row.Extension, out _)
            )
            {
                bindings.Add(binding);
            }
        }
        sip.Registrar.Restore(bindings, turn.Now);
        foreach (Binding binding in bindings)
        {
            TellReachable(tenant, binding.Extension);
        }
    }

    public void Handle(BindingChanged changed)
    {
        if (tenants.ByDomain(changed.Binding.Realm) is not { } tenant)
        {
            return;
        }
        Binding binding = changed.Binding;
        turn.Watcher?.Registered(tenant.Id, changed);
        if (changed.Change is BindingChange.Added or BindingChange.Refreshed)
        {
            Save(tenant, binding, changed.Ticket);
        }
        else if (binding.Flow.Transport == SipTransport.Udp)
        {
            outbox.Store.Add(new ForgetBinding(tenant.Id, binding.Extension, binding.Contact));
        }
        TellReachable(tenant, binding.Extension);
    }

    /// <summary>The tenant's phones are registered no more.</summary>
    public void Drop(Tenant tenant)
    {
        string[] extensions =
        [
            .. reachable.Where(each => each.Tenant == tenant.Id).Select(each => each.Extension).Order(StringComparer.Ordinal),
        ];
        foreach (string extension in extensions)
        {
            sip.Registrar.RemoveAll(tenant.Domain, extension);
        }
        // Told here, while it still goes by this domain.
        List<SipEvent> events = outbox.Sip.Events;
        for (int i = 0; i < events.Count; i++)
        {
            if (events[i] is BindingChanged changed)
            {
                Handle(changed);
            }
        }
        events.RemoveAll(happened => happened is BindingChanged);
    }

    // A binding over a stream ends with its flow, so only UDP ones are worth keeping.
    private void Save(Tenant tenant, Binding binding, long ticket)
    {
        if (binding.Flow.Transport == SipTransport.Udp)
        {
            outbox.Store.Add(new SaveBinding(tenant.Id, ToStored(binding), ticket));
        }
    }

    /// <summary>Looks whether an extension has a phone, and tells the call centre where that has changed.</summary>
    public void TellReachable(Tenant tenant, string extension)
    {
        bool isReachable = sip.Registrar.Lookup(tenant.Domain, extension).Count > 0 || pages.Of(tenant, extension).Count > 0;
        if (isReachable ? reachable.Add((tenant.Id, extension)) : reachable.Remove((tenant.Id, extension)))
        {
            turn.Tell(tenant, new ExtensionReachable(extension, isReachable));
        }
    }

    private static StoredBinding ToStored(Binding binding) =>
        new(
            binding.Extension,
            binding.Contact,
            "udp",
            binding.Flow.Local.ToString(),
            binding.Flow.Remote.ToString(),
            binding.CallId,
            binding.CSeq,
            binding.ExpiresAtMillis * 1000,
            binding.Q,
            binding.UserAgent
        )
        {
            Path = string.Join('\n', binding.Path),
        };

    private static Binding? ToBinding(string realm, StoredBinding row)
    {
        if (!NetAddress.TryParse(row.Local, out NetAddress local) || !NetAddress.TryParse(row.Source, out NetAddress source))
        {
            return null;
        }
        return new Binding
        {
            Realm = realm,
            Extension = row.Extension,
            Contact = row.Contact,
            Flow = new Flow(SipTransport.Udp, local, source),
            Source = source,
            // Not kept: until the phone registers again it may be behind proxies.
            Peer = new PeerLocation(source, false),
            Path = row.Path.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            CallId = row.CallId,
            CSeq = (uint)row.CSeq,
            Q = row.QMille,
            ExpiresAtMillis = row.ExpiresMicros / 1000,
            UserAgent = row.UserAgent,
        };
    }
}
