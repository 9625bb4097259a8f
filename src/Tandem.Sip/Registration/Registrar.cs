using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;

namespace Tandem.Sip.Registration;

/// <summary>
/// The location service (RFC 3261 §10.3): which contacts each address of record has, and until when. A binding made over a stream
/// ends with its stream.
/// </summary>
public sealed class Registrar
{
    private readonly record struct AorKey(string Realm, string Extension);

    private readonly RegistrarConfig config;
    private readonly SipOutbox outbox;
    private readonly DeadlineHeap<StackTimer> timers;
    private readonly Dictionary<AorKey, AorEntry> aors = [];
    private readonly Dictionary<long, List<BindingSlot>> streams = [];

    internal Registrar(RegistrarConfig config, SipOutbox outbox, DeadlineHeap<StackTimer> timers)
    {
        this.config = config;
        this.outbox = outbox;
        this.timers = timers;
    }

    /// <summary>Live bindings in all.</summary>
    public int Count { get; private set; }

    /// <summary>The live bindings of an address of record, best first. The list is a snapshot.</summary>
    public IReadOnlyList<Binding> Lookup(string realm, string extension) =>
        aors.TryGetValue(new AorKey(realm, extension), out AorEntry? aor) ? aor.Sorted() : [];

    /// <summary>True when this very address and port holds a live binding of the account.</summary>
    internal bool HasBindingFrom(string realm, string account, NetAddress source)
    {
        foreach (Binding binding in Lookup(realm, account))
        {
            if (binding.Source == source)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Puts bindings back after a restart, without events. Those that ran out meanwhile, and those of streams, which died with the old
    /// process, are left out.
    /// </summary>
    public void Restore(IReadOnlyList<Binding> bindings, Now now)
    {
        foreach (Binding binding in bindings)
        {
            if (!binding.Flow.IsReliable && binding.ExpiresAtMillis > now.WallMillis && Count < config.Bindings)
            {
                Add(Entry(binding.Realm, binding.Extension), binding, now);
            }
        }
    }

    /// <summary>Takes every binding of an account away, e.g. when the extension is deleted.</summary>
    public void RemoveAll(string realm, string extension)
    {
        if (aors.TryGetValue(new AorKey(realm, extension), out AorEntry? aor))
        {
            while (aor.Slots.Count > 0)
            {
                Remove(aor.Slots[^1], BindingChange.Removed);
            }
        }
    }

    /// <summary>All or nothing, as §10.3 asks.</summary>
    internal RegisterOutcome Apply(RegisterUpdate update, Now now)
    {
        aors.TryGetValue(new AorKey(update.Realm, update.Extension), out AorEntry? aor);
        if (update.RemoveAll)
        {
            return RemoveAll(update, aor);
        }
        RegisterOutcome outcome = Check(update, aor);
        if (outcome != RegisterOutcome.Done || update.Contacts.Count == 0)
        {
            return outcome;
        }
        aor ??= Entry(update.Realm, update.Extension);
        foreach (ContactUpdate contact in update.Contacts)
        {
            Commit(update, contact, aor, now);
        }
        if (aor.Slots.Count == 0)
        {
            aors.Remove(new AorKey(aor.Realm, aor.Extension));
        }
        return RegisterOutcome.Done;
    }

    internal void OnStreamClosed(long connection)
    {
        if (streams.Remove(connection, out List<BindingSlot>? slots))
        {
            foreach (BindingSlot slot in slots)
            {
                Remove(slot, BindingChange.Removed);
            }
        }
    }

    internal void Expire(BindingSlot slot) => Remove(slot, BindingChange.Expired);

    private RegisterOutcome RemoveAll(RegisterUpdate update, AorEntry? aor)
    {
        if (aor == null)
        {
            return RegisterOutcome.Done;
        }
        foreach (BindingSlot slot in aor.Slots)
        {
            if (IsOlder(update, slot.Binding))
            {
                return RegisterOutcome.OutOfOrder;
            }
        }
        RemoveAll(update.Realm, update.Extension);
        return RegisterOutcome.Done;
    }

    private RegisterOutcome Check(RegisterUpdate update, AorEntry? aor)
    {
        int added = 0;
        int removed = 0;
        foreach (ContactUpdate contact in update.Contacts)
        {
            BindingSlot? slot = aor == null ? null : Match(aor, contact);
            if (slot != null && IsOlder(update, slot.Binding))
            {
                return RegisterOutcome.OutOfOrder;
            }
            if (contact.ExpiresSeconds > 0 && contact.ExpiresSeconds < config.MinExpires)
            {
                return RegisterOutcome.TooBrief;
            }
            added += slot == null && contact.ExpiresSeconds != 0 ? 1 : 0;
            removed += slot != null && contact.ExpiresSeconds == 0 ? 1 : 0;
        }
        if ((aor?.Slots.Count ?? 0) + added - removed > config.ContactsPerAor && added > 0)
        {
            return RegisterOutcome.TooManyContacts;
        }
        return added > 0 && Count + added - removed > config.Bindings ? RegisterOutcome.Full : RegisterOutcome.Done;
    }

    private static bool IsOlder(RegisterUpdate update, Binding known) => known.CallId == update.CallId && update.CSeq <= known.CSeq;

    private static BindingSlot? Match(AorEntry aor, in ContactUpdate contact)
    {
        foreach (BindingSlot slot in aor.Slots)
        {
            if (
                ContactIdentity.Same(slot.Binding.Contact, contact.Uri)
                || (contact.Instance.Length > 0 && slot.Binding.Instance == contact.Instance)
            )
            {
                return slot;
            }
        }
        return null;
    }

    private void Commit(RegisterUpdate update, in ContactUpdate contact, AorEntry aor, Now now)
    {
        BindingSlot? slot = Match(aor, contact);
        if (contact.ExpiresSeconds == 0)
        {
            if (slot != null)
            {
                Remove(slot, BindingChange.Removed);
            }
            return;
        }
        long wished = contact.ExpiresSeconds < 0 ? config.DefaultExpires : contact.ExpiresSeconds;
        Binding binding = new()
        {
            Realm = aor.Realm,
            Extension = aor.Extension,
            Contact = contact.Uri,
            Flow = contact.Flow,
            Source = update.Source,
            // A phone that registers itself is where it is called.
            Peer = update.Peer.Host == update.Source ? update.Peer with { Host = contact.Flow.Remote } : update.Peer,
            Path = update.Path,
            CallId = update.CallId,
            CSeq = update.CSeq,
            Q = contact.Q,
            ExpiresAtMillis = now.WallMillis + Math.Min(wished, config.MaxExpires) * 1000,
            UserAgent = update.UserAgent,
            Instance = contact.Instance,
        };
        if (slot == null)
        {
            Add(aor, binding, now);
            update.HasAdded = true;
            outbox.Events.Add(new BindingChanged(binding, BindingChange.Added, update.Ticket));
            return;
        }
        Detach(slot);
        bool hasMoved = slot.Binding.Source != binding.Source || slot.Binding.Contact != binding.Contact;
        slot.Binding = binding;
        Attach(slot, now);
        aor.Changed();
        outbox.Events.Add(new BindingChanged(binding, BindingChange.Refreshed) { HasMoved = hasMoved });
    }

    private AorEntry Entry(string realm, string extension)
    {
        AorKey key = new(realm, extension);
        if (!aors.TryGetValue(key, out AorEntry? aor))
        {
            aor = new AorEntry(realm, extension);
            aors.Add(key, aor);
        }
        return aor;
    }

    private void Add(AorEntry aor, Binding binding, Now now)
    {
        BindingSlot slot = new(this, aor, binding);
        // A REGISTER may have taken the last binding away just before: then the entry is out of the table.
        aors.TryAdd(new AorKey(aor.Realm, aor.Extension), aor);
        aor.Slots.Add(slot);
        aor.Changed();
        Attach(slot, now);
        Count++;
    }

    private void Remove(BindingSlot slot, BindingChange change)
    {
        if (!slot.Aor.Slots.Remove(slot))
        {
            return;
        }
        Detach(slot);
        slot.Aor.Changed();
        Count--;
        if (slot.Aor.Slots.Count == 0)
        {
            aors.Remove(new AorKey(slot.Aor.Realm, slot.Aor.Extension));
        }
        outbox.Events.Add(new BindingChanged(slot.Binding, change));
    }

    private void Attach(BindingSlot slot, Now now)
    {
        TimeSpan left = TimeSpan.FromMilliseconds(slot.Binding.ExpiresAtMillis - now.WallMillis);
        timers.Rearm(ref slot.Expiry, now.Mono + left, new StackTimer(slot, 0, "registration expiry"));
        if (slot.Binding.Flow.IsReliable)
        {
            long connection = slot.Binding.Flow.Connection;
            if (!streams.TryGetValue(connection, out List<BindingSlot>? list))
            {
                list = [];
                streams.Add(connection, list);
            }
            list.Add(slot);
        }
    }

    private void Detach(BindingSlot slot)
    {
        timers.Cancel(ref slot.Expiry);
        long connection = slot.Binding.Flow.Connection;
        if (slot.Binding.Flow.IsReliable && streams.TryGetValue(connection, out List<BindingSlot>? list))
        {
            list.Remove(slot);
            if (list.Count == 0)
            {
                streams.Remove(connection);
            }
        }
    }
}
