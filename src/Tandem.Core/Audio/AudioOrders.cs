namespace Tandem.Core.Audio;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Directory;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// What each leg hears: bridge, room, sound or nothing. Orders only what changes, and keeps the account of how long a leg has talked.
/// </summary>
internal sealed class AudioOrders(CentreContext centre, Keys keys)
{
    private const string RingbackPath = "ringback:";
    private long lastPlay;

    public void Join(CallLeg leg, CallLeg other)
    {
        if (!MayHear(leg) || !MayHear(other) || leg.Audio is { Kind: AudioKind.Bridge, With: { } with } && with == other)
        {
            return;
        }
        Leave(leg);
        Leave(other);
        leg.Audio = new LegAudio(AudioKind.Bridge, other);
        other.Audio = new LegAudio(AudioKind.Bridge, leg);
        centre.Order(new JoinLegs(leg.Id, other.Id));
    }

    /// <summary>While somebody is rung for it: what his side lets hear before the answer, else our ringing tone.</summary>
    public void AwaitAnswer(CallLeg leg, CallLeg rung)
    {
        if (!rung.HasEarlyMedia)
        {
            PlayRingback(leg);
        }
        else if (MayHear(leg) && MayHear(rung) && leg.Audio.With != rung)
        {
            Leave(leg);
            Leave(rung);
            leg.Audio = new LegAudio(AudioKind.Early, rung);
            rung.Audio = new LegAudio(AudioKind.Early, leg);
            centre.Order(new JoinLegs(leg.Id, rung.Id));
        }
    }

    /// <summary>Into the room of the leg's call.</summary>
    /// <param name="leg">Which.</param>
    /// <param name="speaks">All in the room hear it.</param>
    /// <param name="heardBy">Where it does not speak, the only one that hears it, if any.</param>
    public void Mix(CallLeg leg, bool speaks, CallLeg? heardBy = null)
    {
        LegAudio wanted = new(AudioKind.Room, heardBy, Speaks: speaks);
        if (MayHear(leg) && leg.Audio != wanted)
        {
            Leave(leg);
            leg.Audio = wanted;
            centre.Order(new MixLeg(leg.Id, leg.Call.Id, speaks, heardBy?.Id ?? Guid.Empty));
        }
    }

    /// <summary>A sound instead of anybody; over and over, or once, which <see cref="CallFlow.Played"/> tells the end of.</summary>
    /// <returns>The number of the order; that of the sound under way where it goes on.</returns>
    public long Play(CallLeg leg, string path, bool loop)
    {
        path = keys.SoundOf(path);
        bool plays = leg.Audio is { Kind: AudioKind.Sound, Path: { } now } && now == path;
        if (MayHear(leg) && !(plays && loop))
        {
            if (IsWithOthers(leg))
            {
                Quiet(leg);
            }
            leg.Audio = new LegAudio(AudioKind.Sound, Path: path, Play: ++lastPlay);
            centre.Order(new PlayToLeg(leg.Id, path, loop, lastPlay));
        }
        return leg.Audio.Play;
    }

    /// <summary>A sound has come to its end: the leg hears nothing now, if nothing else was ordered since.</summary>
    public static void Played(CallLeg leg, long play)
    {
        if (leg.Audio.Play == play)
        {
            leg.Audio = default;
        }
    }

    public void PlayRingback(CallLeg leg) => Play(leg, RingbackPath, true);

    /// <summary>Once, over whatever the leg hears; that goes on afterwards.</summary>
    public void Announce(CallLeg leg, string path)
    {
        if (MayHear(leg) && path.Length > 0)
        {
            string sound = keys.SoundOf(path);
            centre.Order(new AnnounceToLeg(leg.Id, sound));
            centre.Happened(leg, new Kinds.AnnouncementPlayed(sound));
        }
    }

    /// <summary>Nothing at all.</summary>
    public void Quiet(CallLeg leg)
    {
        if (!MayHear(leg))
        {
            return;
        }
        if (IsWithOthers(leg))
        {
            centre.Order(new PartLeg(leg.Id));
        }
        else if (leg.Audio.Kind == AudioKind.Sound)
        {
            centre.Order(new StopPlaying(leg.Id));
        }
        Leave(leg);
    }

    /// <summary>The media of the two runs.</summary>
    public void Joined(CallLeg leg, CallLeg other)
    {
        leg.JoinedTo = leg.TalkedWith = other;
        other.JoinedTo = other.TalkedWith = leg;
        centre.Happened(leg, new Kinds.LegBridged(other.Id));
        Talks(leg);
        Talks(other);
    }

    /// <summary>The leg is in its room.</summary>
    public void Mixed(CallLeg leg)
    {
        if (leg.Audio.Kind != AudioKind.Room || leg.IsInRoom)
        {
            return;
        }
        leg.IsInRoom = true;
        centre.Happened(leg, new Kinds.ConferenceJoined(leg.Audio.Speaks));
        if (leg.Audio.Speaks)
        {
            Talks(leg);
        }
    }

    /// <summary>The leg is gone, and whom it talked with hears nothing until told otherwise.</summary>
    public void Ended(CallLeg leg) => Leave(leg);

    private void Leave(CallLeg leg)
    {
        if (leg.Audio.With is { } other && other.Audio.With == leg)
        {
            if (leg.IsLive && leg.JoinedTo == other)
            {
                centre.Happened(leg, new Kinds.LegParted(other.Id));
            }
            Pause(other);
            other.JoinedTo = null;
            other.Audio = default;
        }
        if (leg is { IsLive: true, IsInRoom: true })
        {
            centre.Happened(leg, new Kinds.ConferenceLeft());
        }
        Pause(leg);
        leg.JoinedTo = null;
        leg.IsInRoom = false;
        leg.Audio = default;
    }

    private void Talks(CallLeg leg)
    {
        leg.TalkingSince ??= centre.Now.Mono;
        centre.Unpublished.Mark(leg.Call);
    }

    private void Pause(CallLeg leg)
    {
        if (leg.TalkingSince != null)
        {
            leg.TalkedBefore = leg.Talked(centre.Now.Mono);
            leg.TalkingSince = null;
        }
    }

    private static bool IsWithOthers(CallLeg leg) => leg.Audio.Kind is AudioKind.Bridge or AudioKind.Early or AudioKind.Room;

    private static bool MayHear(CallLeg leg) => leg is { IsLive: true, IsEnding: false };
}
