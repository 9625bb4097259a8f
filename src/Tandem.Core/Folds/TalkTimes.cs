namespace Tandem.Core.Folds;

using Nerdbank.MessagePack;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>A leg that has talked; microseconds since the server's start.</summary>
internal readonly record struct Talked(Guid Leg, long Since, long Until);

/// <summary>Who talks, and since when: from a bridge or a room to its end.</summary>
internal sealed class TalkTimes
{
    /// <summary>By leg.</summary>
    [Key(0)]
    public Dictionary<Guid, Talk> Running { get; set; } = [];

    /// <summary>What the event does to who talks; those who talk no more are added to the list.</summary>
    public void Apply(Event happened, List<Talked> over)
    {
        switch (happened.Data)
        {
            case LegBridged bridged:
                Begin(happened.Leg, bridged.Other, happened.ServerMicros);
                Begin(bridged.Other, happened.Leg, happened.ServerMicros);
                break;
            case ConferenceJoined { Speaks: true }:
                Begin(happened.Leg, Guid.Empty, happened.ServerMicros);
                break;
            case LegParted:
            case ConferenceLeft:
            case LegEnded:
                End(happened.Leg, happened.ServerMicros, over);
                break;
        }
    }

    /// <summary>Counts what has been talked up to now; everybody talks on.</summary>
    public void CutAt(long at, List<Talked> over)
    {
        foreach ((Guid leg, Talk talk) in Running)
        {
            over.Add(new Talked(leg, talk.Since, at));
            talk.Since = at;
        }
    }

    private void Begin(Guid leg, Guid with, long at) => Running.TryAdd(leg, new Talk { With = with, Since = at });

    // In a bridge nobody talks alone; in a room the others go on.
    private void End(Guid leg, long at, List<Talked> over)
    {
        if (!Running.Remove(leg, out Talk? talk))
        {
            return;
        }
        over.Add(new Talked(leg, talk.Since, at));
        if (Running.TryGetValue(talk.With, out Talk? other) && other.With == leg)
        {
            Running.Remove(talk.With);
            over.Add(new Talked(talk.With, other.Since, at));
        }
    }
}

/// <summary>A leg that talks.</summary>
internal sealed class Talk
{
    /// <summary>The other one; empty in a room.</summary>
    [Key(0)]
    public Guid With { get; set; }

    [Key(1)]
    public long Since { get; set; }
}
