namespace Tandem.Core.Directory;

using Tandem.Core.Contract.Rows;

/// <summary>The configuration rows of a tenant by their keys, and the keys that a commit under way has reserved.</summary>
internal sealed class Keys(TenantNumbers numbers)
{
    private readonly HashSet<string> logins = [];
    private readonly HashSet<string> extensionNumbers = [];
    private readonly HashSet<string> queueNames = [];
    private readonly HashSet<int> queueIds = [];
    private readonly HashSet<(int Queue, int User)> pendingTiers = [];
    private readonly Dictionary<string, ExtensionRow> extensions = [];
    private readonly Dictionary<int, ExtensionRow> extensionsById = [];
    private readonly Dictionary<int, SortedDictionary<int, ExtensionRow>> extensionsByUser = [];
    private readonly Dictionary<(int Queue, int User), TierRow> tiers = [];
    private readonly Dictionary<int, MediaRow> media = [];
    private readonly HashSet<string> trunkNames = [];
    private readonly SortedDictionary<int, TrunkRow> trunks = [];

    // Paths by names and by themselves; of several of a name the first. Made when it is asked for: few change, many are asked for.
    private Dictionary<string, string>? sounds;
    private readonly HashSet<int> leavingUsers = [];
    private readonly HashSet<int> leavingTiers = [];

    private Dictionary<string, string> Sounds => sounds ??= NameSounds();

    /// <summary>By id.</summary>
    public IReadOnlyCollection<TrunkRow> Trunks => trunks.Values;

    public TrunkRow? Trunk(int id) => trunks.GetValueOrDefault(id);

    /// <summary>The first that would be tried for a number outside; null when there is none.</summary>
    public TrunkRow? FirstTrunk => trunks.Values.Where(row => !row.Disabled).MinBy(row => (row.Priority, row.Id));

    public IdCounters Counters { get; set; } = new(1, 0, 0, 0, 0, 0);

    public ExtensionRow? Extension(string number) => extensions.GetValueOrDefault(number);

    public ExtensionRow? Extension(int id) => extensionsById.GetValueOrDefault(id);

    public int ExtensionCount => extensionsById.Count;

    /// <summary>A user's extensions, by id.</summary>
    public List<ExtensionRow> ExtensionsOf(int user) =>
        extensionsByUser.TryGetValue(user, out SortedDictionary<int, ExtensionRow>? own) ? [.. own.Values] : [];

    /// <summary>The first extension a user has; null when he has none.</summary>
    public ExtensionRow? ExtensionOf(int user) =>
        extensionsByUser.TryGetValue(user, out SortedDictionary<int, ExtensionRow>? own) ? own.Values.First() : null;

    /// <summary>How the tenant's numbers are written, and which one it shows.</summary>
    public NumberingRow Numbering { get; private set; } = new();

    /// <summary>The tenant's numbers.</summary>
    public RouteTable Routes { get; } = new(numbers);

    /// <summary>The tenant's flows.</summary>
    public FlowTable Flows { get; } = new();

    /// <summary>What the tenant's own calls go by.</summary>
    public DialingTable Dialing { get; } = new();

    public TierRow? Tier(int queue, int user) => tiers.GetValueOrDefault((queue, user));

    /// <summary>The queues a user is bound to, in order of their ids.</summary>
    public List<TierRow> TiersOf(int user)
    {
        List<TierRow> found = [];
        foreach (TierRow row in tiers.Values)
        {
            if (row.UserId == user)
            {
                found.Add(row);
            }
        }
        found.Sort((a, b) => a.Id.CompareTo(b.Id));
        return found;
    }

    public List<TierRow> TiersIn(int queue)
    {
        List<TierRow> found = [];
        foreach (TierRow row in tiers.Values)
        {
            if (row.QueueId == queue)
            {
                found.Add(row);
            }
        }
        found.Sort((a, b) => a.Id.CompareTo(b.Id));
        return found;
    }

    /// <summary>Users and their places whose removal is being committed: nothing may be built on them.</summary>
    public bool IsLeaving(int user) => leavingUsers.Contains(user);

    public bool IsLeaving(TierRow tier) => leavingTiers.Contains(tier.Id);

    public void Leave(int user) => leavingUsers.Add(user);

    public void Leave(TierRow tier) => leavingTiers.Add(tier.Id);

    public void Stay(int user) => leavingUsers.Remove(user);

    public void StayTier(int id) => leavingTiers.Remove(id);

    /// <summary>A place of the user in a queue is being committed.</summary>
    public bool IsBeingBound(int user) => pendingTiers.Any(each => each.User == user);

    public bool TryReserveLogin(string login) => logins.Add(login);

    public bool TryReserveNumber(string number) => extensionNumbers.Add(number);

    public bool TryReserveQueue(string name) => queueNames.Add(name);

    public bool TryReserveTier(int queue, int user) => !tiers.ContainsKey((queue, user)) && pendingTiers.Add((queue, user));

    public bool TryReserveTrunk(string name) => trunkNames.Add(name);

    public void ReleaseTrunk(string name) => trunkNames.Remove(name);

    public void ReleaseLogin(string login) => logins.Remove(login);

    public void ReleaseNumber(string number) => extensionNumbers.Remove(number);

    /// <summary>An id that somebody chose, while its queue is being committed.</summary>
    public bool TryReserveQueueId(int id) => queueIds.Add(id);

    public bool IsReserved(int queueId) => queueIds.Contains(queueId);

    public void ReleaseQueueId(int id) => queueIds.Remove(id);

    public void ReleaseQueue(string name) => queueNames.Remove(name);

    public void ReleaseTier(int queue, int user) => pendingTiers.Remove((queue, user));

    public int MediaCount => media.Count;

    public MediaRow? Media(int id) => media.GetValueOrDefault(id);

    public void Put(MediaRow row)
    {
        media[row.Id] = row;
        sounds = null;
    }

    public void RemoveMedia(int id)
    {
        media.Remove(id);
        sounds = null;
    }

    /// <summary>Whether a flow can play it: a media file by its name, its path or its id, or what is made when it is played.</summary>
    public bool HasSound(string name) =>
        MediaRow.IdIn(name) is > 0 and int id
            ? media.ContainsKey(id) || MediaRow.BuiltIn.Any(row => row.Id == id)
            : MediaRow.IsMade(name) || Sounds.ContainsKey(name);

    /// <summary>The path of what a flow calls so; a name that is none is a path.</summary>
    public string PathOfSound(string name) => Sounds.GetValueOrDefault(name) ?? SoundOf(name);

    /// <summary>What a sound's name plays: media files by their id, whatever is built in, anything else as it is. Empty is the built-in music.</summary>
    public string SoundOf(string name)
    {
        int id = MediaRow.IdIn(name);
        if (id == 0)
        {
            return name;
        }
        return (media.GetValueOrDefault(id) ?? MediaRow.BuiltIn.FirstOrDefault(row => row.Id == id))?.Path ?? "";
    }

    private Dictionary<string, string> NameSounds()
    {
        Dictionary<string, string> named = new(StringComparer.Ordinal);
        foreach (MediaRow row in media.Values.Concat(MediaRow.BuiltIn).OrderBy(row => row.Id))
        {
            named.TryAdd(row.Name, row.Path);
            named.TryAdd(row.Path, row.Path);
        }
        return named;
    }

    public void Put(ExtensionRow row)
    {
        if (extensionsById.TryGetValue(row.Id, out ExtensionRow? before) && before.Number != row.Number)
        {
            extensions.Remove(before.Number);
            extensionNumbers.Remove(before.Number);
        }
        Disown(before);
        extensionNumbers.Add(row.Number);
        extensions[row.Number] = row;
        extensionsById[row.Id] = row;
        if (row.UserId != 0)
        {
            if (!extensionsByUser.TryGetValue(row.UserId, out SortedDictionary<int, ExtensionRow>? own))
            {
                extensionsByUser.Add(row.UserId, own = []);
            }
            own[row.Id] = row;
        }
    }

    public void RemoveExtension(int id)
    {
        if (extensionsById.Remove(id, out ExtensionRow? row))
        {
            extensions.Remove(row.Number);
            Disown(row);
            extensionNumbers.Remove(row.Number);
        }
    }

    private void Disown(ExtensionRow? row)
    {
        if (row != null && extensionsByUser.TryGetValue(row.UserId, out SortedDictionary<int, ExtensionRow>? own))
        {
            own.Remove(row.Id);
            if (own.Count == 0)
            {
                extensionsByUser.Remove(row.UserId);
            }
        }
    }

    public void Put(TierRow row)
    {
        pendingTiers.Remove((row.QueueId, row.UserId));
        tiers[(row.QueueId, row.UserId)] = row;
    }

    public void Remove(TierRow row)
    {
        StayTier(row.Id);
        tiers.Remove((row.QueueId, row.UserId));
    }

    public void Put(TrunkRow row)
    {
        if (trunks.TryGetValue(row.Id, out TrunkRow? before) && before.Name != row.Name)
        {
            trunkNames.Remove(before.Name);
        }
        trunkNames.Add(row.Name);
        trunks[row.Id] = row;
    }

    public void RemoveTrunk(int id)
    {
        if (trunks.Remove(id, out TrunkRow? row))
        {
            trunkNames.Remove(row.Name);
        }
    }

    public void Put(NumberingRow row)
    {
        Numbering = row;
        numbers.Region = row.Region;
        Routes.Reread();
    }
}
