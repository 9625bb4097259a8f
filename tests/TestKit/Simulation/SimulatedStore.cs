namespace Tandem.TestKit.Simulation;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Engine;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.TestKit.Campaigns;

/// <summary>A store in memory: commits after a while, or fails; keeps every leg's record and says what is wrong with them.</summary>
public sealed class SimulatedStore(EventClock clock, Prng prng, FaultPlan faults)
{
    private const int CommitMs = 4;

    private readonly Dictionary<(string, string), StoredBinding> bindings = [];

    /// <summary>Legs whose dialogs are kept, and whether somebody has answered.</summary>
    private readonly Dictionary<Guid, bool> dialogs = [];
    private string? wrong;

    public Action<int, long>? Committed { get; set; }

    public Action<int, long, string>? Failed { get; set; }

    public Action<int, CampaignBatch>? CampaignRead { get; set; }

    /// <summary>Numbers of campaigns.</summary>
    public CampaignNumbers Numbers { get; init; } = new();

    public Action<long>? BindingsKept { get; set; }

    public int Dialogs => dialogs.Count;

    public int OpenLegs => Log.OpenLegs;

    public IReadOnlyCollection<LegRecord> Records => Log.Records.Values;

    public int Bindings => bindings.Count;

    /// <summary>The first thing that was wrong; null when nothing was.</summary>
    public string? Broken => wrong ?? Log.Broken;

    /// <summary>Nothing is durable before this moment.</summary>
    public Instant PausedUntil { get; set; }

    public bool FaultsOn { get; set; } = true;

    /// <summary>The log, and what is made of it.</summary>
    public SimulatedLog Log { get; } = new();

    public void Post(StoreOrder order)
    {
        Log.Post(order);
        switch (order)
        {
            case CommitConfiguration commit:
                Commit(commit);
                break;
            case KeepEvents keep:
                Array.ForEach(keep.Events, Numbers.Apply);
                break;
            case ReadCampaign read:
                clock.After(Delay, () => CampaignRead?.Invoke(read.Tenant, Numbers.Read(read.Ask)));
                break;
            case SaveBinding save:
                bindings[(save.Binding.Extension, save.Binding.Contact)] = save.Binding;
                Keep(save.Ticket);
                break;
            case SaveDialog save:
                Keep(save);
                break;
            case ForgetDialog forget when !dialogs.Remove(forget.Leg):
                wrong ??= $"dialog of leg {forget.Leg} forgotten twice, or never kept";
                break;
            case ForgetBinding forget:
                bindings.Remove((forget.Extension, forget.Contact));
                break;
        }
    }

    // What rings is kept anew with every phone that begins to, until one answers.
    private void Keep(SaveDialog save)
    {
        bool isUp = save.Dialogs is [{ Branch.Length: 0 }];
        if (save.Dialogs.Length == 0 || (dialogs.TryGetValue(save.Leg, out bool wasUp) && wasUp))
        {
            wrong ??= $"dialog of leg {save.Leg} kept once it was up, or nothing of it";
        }
        dialogs[save.Leg] = isUp;
    }

    // A disk that fails says nothing: the phone is answered all the same.
    private void Keep(long ticket)
    {
        bool fails = FaultsOn && prng.Chance(faults.CommitFailurePerMille);
        if (ticket > 0 && !fails)
        {
            clock.After(Delay, () => BindingsKept?.Invoke(ticket));
        }
    }

    private TimeSpan Delay =>
        TimeSpan.FromMilliseconds(CommitMs) + (PausedUntil > clock.Now.Mono ? PausedUntil - clock.Now.Mono : TimeSpan.Zero);

    private void Commit(CommitConfiguration commit)
    {
        bool fails = FaultsOn && prng.Chance(faults.CommitFailurePerMille);
        clock.After(
            Delay,
            () =>
            {
                if (fails || !Numbers.TryWrite(commit.Order.Changes))
                {
                    Failed?.Invoke(commit.Tenant, commit.Order.CommitId, "disk full");
                }
                else
                {
                    Committed?.Invoke(commit.Tenant, commit.Order.CommitId);
                }
            }
        );
    }
}
