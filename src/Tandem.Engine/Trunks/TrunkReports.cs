namespace Tandem.Engine.Trunks;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Views;
using Tandem.Engine.Tenants;
using Tandem.Foundation;

/// <summary>What the log and readers are told of trunks.</summary>
/// <param name="clock">For midnights, where the tenants are.</param>
/// <param name="turn">The turn under way.</param>
internal sealed class TrunkReports(TrunkClock clock, Turn turn) : ITrunkTimed
{
    private readonly List<Trunk> counted = [];
    private readonly List<Trunk> changed = [];
    private DeadlineHandle midnight;

    /// <summary>Something of a trunk that belongs to no leg.</summary>
    public void Tell(Trunk trunk, EventData what)
    {
        if (!trunk.Tenant.IsLeaving)
        {
            turn.Tell(trunk.Tenant, new TrunkHappened(Guid.Empty, what));
        }
    }

    /// <summary>Something that a trunk did to a leg.</summary>
    public void Tell(Trunk trunk, Guid leg, EventData what) => turn.Tell(trunk.Tenant, new TrunkHappened(leg, what));

    /// <summary>Something about it is other than it was: its state may be.</summary>
    public void Changed(Trunk trunk, string reason = "")
    {
        if (trunk.IsGone)
        {
            return;
        }
        string standing = trunk.Standing;
        if (trunk.State != standing)
        {
            Tell(trunk, new TrunkStateChanged(trunk.Name, trunk.State, standing, reason));
            trunk.State = standing;
            trunk.SinceMicros = turn.Now.WallMicros;
        }
        trunk.IsChanged = true;
        Mark(trunk);
    }

    /// <summary>It has counted something.</summary>
    public void Counted(Trunk trunk)
    {
        if (!counted.Contains(trunk))
        {
            counted.Add(trunk);
            trunk.TodayEndsMicros = trunk.Tenant.Centre.DayEndsMicros(turn.Now.WallMicros);
            AwaitMidnight();
        }
        trunk.IsChanged = true;
        Mark(trunk);
    }

    /// <summary>At the end of the turn, before replies leave.</summary>
    public void Publish()
    {
        foreach (Trunk trunk in changed)
        {
            if (trunk is { IsChanged: true, IsGone: false })
            {
                trunk.IsChanged = false;
                trunk.Tenant.Centre.Views.TrunkStates.Publish(trunk.Row.Id, View(trunk));
            }
        }
        changed.Clear();
    }

    /// <summary>It is no more.</summary>
    public void Removed(Trunk trunk)
    {
        trunk.IsGone = true;
        trunk.IsChanged = false;
        counted.Remove(trunk);
        trunk.Tenant.Centre.Views.TrunkStates.Publish(trunk.Row.Id, null);
    }

    void ITrunkTimed.OnTimer(int timer)
    {
        midnight = default;
        foreach (Trunk trunk in counted)
        {
            if (trunk.TodayEndsMicros <= turn.Now.WallMicros)
            {
                trunk.Today.Clear();
                trunk.IsChanged = true;
                Mark(trunk);
            }
        }
        counted.RemoveAll(trunk => trunk.TodayEndsMicros <= turn.Now.WallMicros);
        AwaitMidnight();
    }

    // The first of those that are to come.
    private void AwaitMidnight()
    {
        if (counted.Count > 0)
        {
            TimeSpan left = TimeSpan.FromMicroseconds(counted.Min(trunk => trunk.TodayEndsMicros) - turn.Now.WallMicros);
            clock.Arm(ref midnight, turn.Now.Mono + left, this, 0, "midnight of trunks' counts");
        }
    }

    private void Mark(Trunk trunk)
    {
        if (!changed.Contains(trunk))
        {
            changed.Add(trunk);
        }
    }

    private static TrunkView View(Trunk trunk) =>
        new(
            trunk.Row.Id,
            trunk.State,
            trunk.SinceMicros,
            trunk.Registration,
            trunk.RegisteredUntilMicros,
            trunk.LastError,
            trunk.LastErrorMicros,
            trunk.Addresses,
            trunk.CallsIn,
            trunk.CallsOut,
            trunk.Today.Counts(),
            trunk.Total.Counts()
        );
}
