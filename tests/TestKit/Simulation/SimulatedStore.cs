namespace Tandem.TestKit.Simulation;

using Tandem.Core.Facts;
using Tandem.Engine;
using Tandem.Engine.Ports;
using Tandem.Foundation;

/// <summary>A store in memory: commits after a while, or fails; keeps every leg's record and says what is wrong with them.</summary>
public sealed class SimulatedStore(EventClock clock, Prng prng, FaultPlan faults)
{
    private const int CommitMs = 4;

    private readonly Dictionary<Guid, LegRecord> open = [];
    private readonly Dictionary<Guid, LegRecord> closed = [];
    private readonly Dictionary<(string, string), StoredBinding> bindings = [];

    public Action<int, long>? Committed { get; set; }

    public Action<int, long, string>? Failed { get; set; }

    public int OpenLegs => open.Count;

    public IReadOnlyCollection<LegRecord> Records => closed.Values;

    public int Bindings => bindings.Count;

    /// <summary>The first thing that was wrong; null when nothing was.</summary>
    public string? Broken { get; private set; }

    public bool FaultsOn { get; set; } = true;

    public void Post(StoreOrder order)
    {
        switch (order)
        {
            case JournalFact journal:
                Keep(journal.Fact);
                break;
            case CommitConfiguration commit:
                Commit(commit);
                break;
            case SaveBinding save:
                bindings[(save.Binding.Extension, save.Binding.Contact)] = save.Binding;
                break;
            case ForgetBinding forget:
                bindings.Remove((forget.Extension, forget.Contact));
                break;
        }
    }

    private void Commit(CommitConfiguration commit)
    {
        bool fails = FaultsOn && prng.Chance(faults.CommitFailurePerMille);
        clock.AfterMs(
            CommitMs,
            () =>
            {
                if (fails)
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

    private void Keep(Fact fact)
    {
        switch (fact)
        {
            case LegOpened opened when !open.TryAdd(opened.Record.Leg, opened.Record) || closed.ContainsKey(opened.Record.Leg):
                Broken ??= $"leg {opened.Record.Leg} opened twice";
                break;
            case LegClosed ended:
                if (!open.Remove(ended.Record.Leg) || !closed.TryAdd(ended.Record.Leg, ended.Record))
                {
                    Broken ??= $"leg {ended.Record.Leg} closed twice, or never opened";
                }
                if (ended.Record.Cause.Length == 0 || ended.Record.EndMicros < ended.Record.StartMicros)
                {
                    Broken ??= $"leg {ended.Record.Leg} closed without cause or before it began";
                }
                break;
        }
    }
}
