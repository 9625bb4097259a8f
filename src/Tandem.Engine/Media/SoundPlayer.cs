namespace Tandem.Engine.Media;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Inputs;
using Tandem.Engine.Legs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Tenants;
using Tandem.Media;

/// <summary>Plays sounds to legs; one that no worker holds yet is fetched first, once for all who wait for it.</summary>
internal sealed class SoundPlayer(WorkerOrders worker, EngineOutbox outbox, SoundTable sounds, Turn turn)
{
    private readonly List<Leg> awaiting = [];
    private readonly HashSet<(int Tenant, string Path)> loading = [];

    /// <summary>Plays a sound, or fetches it first; a loop that cannot be had is replaced by the built-in music.</summary>
    public void Play(Leg leg, string path, bool loop, long play)
    {
        leg.Sounds.Awaited = "";
        leg.Sounds.Ordered = play;
        leg.Sounds.Loop = loop;
        if (sounds.TryGet(leg.Tenant.Id, path, out long sound, out string missing))
        {
            Start(leg, sound, missing);
            return;
        }
        leg.Sounds.Awaited = path;
        Await(leg, path);
    }

    /// <summary>Plays a sound once over what the leg hears, or fetches it first; one that cannot be had is left out.</summary>
    public void Announce(Leg leg, string path)
    {
        leg.Sounds.AwaitedAnnouncement = "";
        if (sounds.TryGet(leg.Tenant.Id, path, out long sound, out _))
        {
            worker.Give(leg, new PlayOver(leg.Lease.Port, leg.NextCommand(), sound));
            return;
        }
        leg.Sounds.AwaitedAnnouncement = path;
        Await(leg, path);
    }

    public void Stop(Leg leg)
    {
        leg.Sounds.Awaited = "";
        if (leg.Sounds.PlayId != 0)
        {
            worker.Give(leg, new StopPlay(leg.Lease.Port, leg.NextCommand(), leg.Sounds.PlayId));
            leg.Sounds.PlayId = 0;
        }
    }

    /// <summary>A sound came, or cannot be had.</summary>
    public void Loaded(SoundLoaded loaded)
    {
        loading.Remove((loaded.Tenant, loaded.Path));
        foreach (Leg leg in awaiting)
        {
            if (leg.Tenant.Id == loaded.Tenant && leg.State != LegState.Over)
            {
                Deliver(leg, loaded);
            }
        }
        awaiting.RemoveAll(leg => !leg.Sounds.IsWaiting || leg.State == LegState.Over);
        if (loaded.Sound != 0)
        {
            sounds.Keep(loaded, letGo => worker.GiveAll(new ForgetSound(letGo)));
        }
    }

    private void Await(Leg leg, string path)
    {
        awaiting.Add(leg);
        if (loading.Add((leg.Tenant.Id, path)))
        {
            outbox.Store.Add(new LoadSound(leg.Tenant.Id, path));
        }
    }

    // The sound first: an announcement of the same name lies over it.
    private void Deliver(Leg leg, SoundLoaded loaded)
    {
        (string path, long sound) = (loaded.Path, loaded.Sound);
        if (leg.Sounds.Awaited == path)
        {
            leg.Sounds.Awaited = "";
            if (sound != 0 || leg.Sounds.Loop)
            {
                Start(leg, sound != 0 ? sound : BuiltInSound.HoldMusic, loaded.Reason);
            }
            else
            {
                turn.Tell(leg.Tenant, new LegPlayed(leg.Id, leg.Sounds.Ordered, false, loaded.Reason));
            }
        }
        if (leg.Sounds.AwaitedAnnouncement == path)
        {
            leg.Sounds.AwaitedAnnouncement = "";
            if (sound != 0)
            {
                worker.Give(leg, new PlayOver(leg.Lease.Port, leg.NextCommand(), sound));
            }
        }
    }

    private void Start(Leg leg, long sound, string missing)
    {
        leg.Sounds.Missing = missing;
        leg.Sounds.PlayId = leg.NextCommand();
        worker.Give(leg, new Play(leg.Lease.Port, leg.Sounds.PlayId, sound, leg.Sounds.Loop));
    }
}
