namespace Tandem.Engine.Tenants;

using Tandem.Core;
using Tandem.Core.Configuration;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Numbering;

/// <summary>One tenant on this loop: its call centre, and what SIP has to know of its configuration.</summary>
internal sealed class Tenant
{
    private readonly Dictionary<long, IReadOnlyList<ConfigurationChange>> committing = [];
    private readonly List<ConfigurationChange> trunkChanges = [];

    public Tenant(TenantConfig config, CentreLimits limits, IdSource ids, Now now)
    {
        Id = config.Id;
        Domain = config.Domain;
        Extensions = new ExtensionSecrets(config.Id, config.Domain);
        Centre = new CallCentre(limits, Outbox, ids.Fork(), new Prng(ids.NextUInt64()));
        foreach (ExtensionRow row in config.Configuration.Extensions)
        {
            Extensions.Put(row);
        }
        Centre.Load(config.Configuration, now, config.LastEvent);
    }

    public int Id { get; }

    /// <summary>The host of its addresses of record, and the realm of its digests.</summary>
    public string Domain { get; set; }

    /// <summary>Where it dials: what its numbers are written like.</summary>
    public NumberRegion Region => Centre.Region;

    public ExtensionSecrets Extensions { get; }

    public CentreOutbox Outbox { get; } = new();

    public CallCentre Centre { get; }

    /// <summary>It was removed; nothing new begins in it.</summary>
    public bool IsLeaving { get; set; }

    /// <summary>Something was done to it in this turn.</summary>
    public bool IsTouched { get; set; }

    /// <summary>Its calls as of the last turn that touched it.</summary>
    public int LiveCalls { get; set; }

    /// <summary>When it wants to be woken, and the alarm that is set for it.</summary>
    public Instant WakeAt { get; set; } = Instant.Never;

    public DeadlineHandle Wake;

    /// <summary>Remembers what a commit will change, for when it is durable.</summary>
    public void Committing(CommitOrder order) => committing[order.CommitId] = order.Changes;

    public void Committed(long commitId, Now now)
    {
        if (committing.Remove(commitId, out IReadOnlyList<ConfigurationChange>? changes))
        {
            foreach (ConfigurationChange change in changes)
            {
                if (change is PutExtension put)
                {
                    Extensions.Put(put.Row);
                }
                else if (change is RemoveExtension removed)
                {
                    Extensions.Remove(removed.Id);
                }
                else if (change is PutTrunk or RemoveTrunk)
                {
                    trunkChanges.Add(change);
                }
            }
        }
        Centre.Committed(commitId, now);
    }

    /// <summary>What was committed of its trunks since the last call.</summary>
    public ConfigurationChange[] TakeTrunkChanges()
    {
        ConfigurationChange[] taken = [.. trunkChanges];
        trunkChanges.Clear();
        return taken;
    }

    public void CommitFailed(long commitId, string reason, Now now)
    {
        committing.Remove(commitId);
        Centre.CommitFailed(commitId, reason, now);
    }

    /// <summary>Whoever waits for a commit is told that it came to nothing.</summary>
    public void FailCommits(string reason, Now now)
    {
        foreach (long commit in committing.Keys.Order().ToArray())
        {
            CommitFailed(commit, reason, now);
        }
    }
}
