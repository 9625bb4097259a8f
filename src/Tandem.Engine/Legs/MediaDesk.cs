namespace Tandem.Engine.Legs;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Inputs;
using Tandem.Engine.Media;
using Tandem.Engine.Ports;
using Tandem.Engine.Tenants;
using Tandem.Media;

/// <summary>
/// Between legs and media workers: turns "open, join, play, record" into commands for the worker that holds the leg, and
/// what workers report back into leg events.
/// </summary>
internal sealed class MediaDesk(EngineOutbox outbox, LegTable legs, PortStock ports, SoundTable sounds, Turn turn)
{
    private readonly Dictionary<Guid, (Tenant Tenant, Guid Leg)> recordings = [];
    private readonly Dictionary<LegPort, int> handingOver = [];
    private readonly List<Leg> awaiting = [];
    private readonly HashSet<(int Tenant, string Path)> loading = [];
    private readonly RoomTable rooms = new();

    /// <summary>Recordings not ended yet.</summary>
    public int Recordings => recordings.Count;

    /// <summary>Starts the leg's media, or replaces its plan after a new agreement.</summary>
    public void Open(Leg leg, LegPlan plan)
    {
        leg.Plan = plan;
        Order(leg, new Open(leg.Lease.Port, leg.NextCommand(), plan));
    }

    public void Close(Leg leg)
    {
        Forget(leg);
        Order(leg, new Close(leg.Lease.Port, leg.NextCommand()));
        ports.Return(leg.Lease, turn.Now.Mono);
    }

    /// <summary>Joins two legs; when they are on two workers the second is handed over first.</summary>
    public void Join(Leg leg, Leg other)
    {
        Forget(leg);
        Forget(other);
        Silence(leg);
        Silence(other);
        leg.Partner = other;
        other.Partner = leg;
        leg.ConnectId = leg.NextCommand();
        if (leg.Lease.Worker != other.Lease.Worker)
        {
            handingOver[other.Lease.Port] = leg.Lease.Worker;
            Order(other, new HandOver(other.Lease.Port, other.NextCommand(), leg.Lease.Worker));
            return;
        }
        Order(leg, new Connect(leg.Lease.Port, leg.ConnectId, other.Lease.Port));
    }

    /// <summary>Puts the leg into a room; one on another worker is handed over first.</summary>
    public void Mix(Leg leg, Guid roomId, bool speaks)
    {
        Forget(leg);
        Silence(leg);
        Room room = rooms.Enter(leg, roomId);
        leg.Speaks = speaks;
        leg.MixId = leg.NextCommand();
        if (room.Worker != leg.Lease.Worker)
        {
            handingOver[leg.Lease.Port] = room.Worker;
            Order(leg, new HandOver(leg.Lease.Port, leg.NextCommand(), room.Worker));
            return;
        }
        Order(leg, new Mix(leg.Lease.Port, leg.MixId, room.Number, speaks));
    }

    /// <summary>Takes the leg out of its bridge or room.</summary>
    public void Part(Leg leg)
    {
        if (leg.Partner != null || leg.Room != null)
        {
            Forget(leg);
            Order(leg, new Disconnect(leg.Lease.Port, leg.NextCommand()));
        }
    }

    /// <summary>Plays a sound, or fetches it first; a sound that cannot be had is replaced by the built-in music.</summary>
    public void Play(Leg leg, string path, bool loop)
    {
        leg.AwaitedSound = "";
        leg.PlayPath = path;
        leg.PlayLoop = loop;
        if (sounds.TryGet(leg.Tenant.Id, path, out long sound))
        {
            Start(leg, sound);
            return;
        }
        leg.AwaitedSound = path;
        Await(leg, path);
    }

    /// <summary>Plays a sound once over what the leg hears, or fetches it first; one that cannot be had is left out.</summary>
    public void Announce(Leg leg, string path)
    {
        leg.AwaitedAnnouncement = "";
        if (sounds.TryGet(leg.Tenant.Id, path, out long sound))
        {
            Order(leg, new PlayOver(leg.Lease.Port, leg.NextCommand(), sound));
            return;
        }
        leg.AwaitedAnnouncement = path;
        Await(leg, path);
    }

    // Loaded once for all who wait for it: a queue's greeting is asked for by every caller of a burst.
    private void Await(Leg leg, string path)
    {
        awaiting.Add(leg);
        if (loading.Add((leg.Tenant.Id, path)))
        {
            outbox.Store.Add(new LoadSound(leg.Tenant.Id, path));
        }
    }

    public void StopPlaying(Leg leg)
    {
        leg.AwaitedSound = "";
        if (leg.PlayId != 0)
        {
            Order(leg, new StopPlay(leg.Lease.Port, leg.NextCommand(), leg.PlayId));
            leg.PlayId = 0;
        }
    }

    public void Record(Leg leg, Guid recording)
    {
        recordings[recording] = (leg.Tenant, leg.Id);
        leg.RecordId = leg.NextCommand();
        Order(leg, new Record(leg.Lease.Port, leg.RecordId, recording));
        turn.Tell(leg.Tenant, new RecordingStarted(leg.Id, recording));
    }

    public void StopRecording(Leg leg)
    {
        if (leg.RecordId != 0)
        {
            Order(leg, new StopRecord(leg.Lease.Port, leg.NextCommand(), leg.RecordId));
            leg.RecordId = 0;
        }
    }

    public void SendDigit(Leg leg, char digit) => Order(leg, new SendDigits(leg.Lease.Port, leg.NextCommand(), digit.ToString()));

    public void OnSoundLoaded(SoundLoaded loaded)
    {
        loading.Remove((loaded.Tenant, loaded.Path));
        foreach (Leg leg in awaiting)
        {
            if (leg.Tenant.Id == loaded.Tenant && leg.State != LegState.Over)
            {
                Deliver(leg, loaded.Path, loaded.Sound);
            }
        }
        awaiting.RemoveAll(leg => leg.AwaitedSound.Length == 0 && leg.AwaitedAnnouncement.Length == 0 || leg.State == LegState.Over);
        if (loaded.Sound != 0)
        {
            sounds.Keep(loaded, letGo => outbox.Media.Add(new MediaOrder(MediaOrder.EveryWorker, new ForgetSound(letGo))));
        }
    }

    // The sound first: an announcement of the same name lies over it.
    private void Deliver(Leg leg, string path, long sound)
    {
        if (leg.AwaitedSound == path)
        {
            leg.AwaitedSound = "";
            if (sound != 0 || leg.PlayLoop)
            {
                Start(leg, sound != 0 ? sound : BuiltInSound.HoldMusic);
            }
            else
            {
                turn.Tell(leg.Tenant, new LegPlayed(leg.Id, path, false));
            }
        }
        if (leg.AwaitedAnnouncement == path)
        {
            leg.AwaitedAnnouncement = "";
            if (sound != 0)
            {
                Order(leg, new PlayOver(leg.Lease.Port, leg.NextCommand(), sound));
            }
        }
    }

    /// <summary>The store could not go on writing: the recording is over, the call is not.</summary>
    public void OnRecordingFailed(Guid recording, string reason)
    {
        if (recordings.Remove(recording, out (Tenant Tenant, Guid Leg) entry))
        {
            if (legs.ById(entry.Leg) is { } leg)
            {
                StopRecording(leg);
            }
            turn.Tell(entry.Tenant, new RecordingEnded(entry.Leg, recording, 0, reason));
        }
    }

    public void Handle(int worker, MediaEvent happened)
    {
        if (happened is Recorded recorded)
        {
            OnRecorded(recorded);
            return;
        }
        if (happened is HandedOver handed)
        {
            OnHandedOver(handed);
            return;
        }
        if (legs.ByPort(happened.Leg) is not { } leg)
        {
            return;
        }
        switch (happened)
        {
            case Connected connected when connected.Id == leg.ConnectId && leg.Partner is { } partner:
                leg.ConnectId = 0;
                turn.Tell(leg.Tenant, new LegsJoined(leg.Id, partner.Id));
                break;
            case Mixed mixed when mixed.Id == leg.MixId:
                leg.MixId = 0;
                turn.Tell(leg.Tenant, new LegMixed(leg.Id));
                break;
            case Played played when played.Id == leg.PlayId:
                leg.PlayId = 0;
                turn.Tell(leg.Tenant, new LegPlayed(leg.Id, leg.PlayPath, played.Outcome == PlayOutcome.Finished));
                break;
            case Digit digit:
                turn.Tell(leg.Tenant, new LegDigit(leg.Id, digit.Value));
                break;
            case Silent:
                turn.Tell(leg.Tenant, new LegSilent(leg.Id, true));
                break;
            case Heard:
                turn.Tell(leg.Tenant, new LegSilent(leg.Id, false));
                break;
            case LongSilent:
                Probe(leg);
                break;
            case Stats stats:
                turn.Tell(leg.Tenant, Quality(leg.Id, stats.Figures));
                break;
        }
    }

    // A party that has spoken and fell silent may be gone without a word; the probe asks, silence alone never hangs up.
    private void Probe(Leg leg)
    {
        if (leg.State == LegState.Up && !leg.Held && !leg.Probing && leg.Session is { } session)
        {
            leg.Probing = session.Probe(turn.Now);
        }
    }

    private void OnRecorded(Recorded recorded)
    {
        if (recordings.Remove(recorded.Recording, out (Tenant Tenant, Guid Leg) entry))
        {
            string failure = recorded.Outcome == RecordOutcome.Failed ? "recording failed" : "";
            turn.Tell(entry.Tenant, new RecordingEnded(entry.Leg, recorded.Recording, recorded.DurationMs, failure));
        }
    }

    private void OnHandedOver(HandedOver handed)
    {
        if (!handingOver.Remove(handed.Leg, out int worker) || legs.ByPort(handed.Leg) is not { } leg)
        {
            return;
        }
        leg.Lease = ports.Move(leg.Lease, worker);
        Order(leg, new Adopt(leg.Lease.Port, leg.NextCommand(), handed.Snapshot));
        if (leg.Partner is { ConnectId: not 0 } partner)
        {
            Order(partner, new Connect(partner.Lease.Port, partner.ConnectId, leg.Lease.Port));
        }
        if (leg is { MixId: not 0, Room: { } room })
        {
            Order(leg, new Mix(leg.Lease.Port, leg.MixId, room.Number, leg.Speaks));
        }
    }

    private static void Silence(Leg leg)
    {
        leg.PlayId = 0;
        leg.AwaitedSound = "";
        leg.AwaitedAnnouncement = "";
    }

    private void Forget(Leg leg)
    {
        rooms.Leave(leg);
        leg.MixId = 0;
        if (leg.Partner is { } partner)
        {
            leg.Partner = null;
            leg.ConnectId = 0;
            partner.Partner = null;
            partner.ConnectId = 0;
        }
    }

    private void Start(Leg leg, long sound)
    {
        leg.PlayId = leg.NextCommand();
        Order(leg, new Play(leg.Lease.Port, leg.PlayId, sound, leg.PlayLoop));
    }

    private void Order(Leg leg, MediaCommand command) => outbox.Media.Add(new MediaOrder(leg.Lease.Worker, command));

    private static LegQuality Quality(Guid leg, LegStats stats) =>
        new(leg, stats.PacketsIn, stats.PacketsOut, stats.LossInPercent, stats.LossOutPercent, stats.JitterMillis, stats.RoundTripMillis);
}
