namespace Tandem.Media.Rtp;

using Tandem.Foundation;

/// <summary>
/// Sources that have to show that they talk steadily: so many packets of one SSRC, one after the other without a gap, as scans of
/// strangers seldom do. One at a time of each host, and a few hosts, so that one who scans does not keep the talker from passing.
/// </summary>
internal sealed class SourceTrials
{
    /// <summary>Hosts tried at a time; another one takes the place of the one that has come least far.</summary>
    private const int Most = 8;

    private Trial[]? trials;

    private struct Trial
    {
        public NetAddress From;
        public uint Ssrc;
        public ushort Sequence;
        public int Packets;
    }

    public void Clear()
    {
        if (trials is not null)
        {
            Array.Clear(trials);
        }
    }

    /// <summary>Counts a packet; true when its source has sent so many in sequence.</summary>
    public bool Passes(in NetAddress from, uint ssrc, ushort sequence, int needed)
    {
        ref Trial trial = ref Of(from);
        bool follows = trial.From == from && trial.Ssrc == ssrc && sequence == (ushort)(trial.Sequence + 1);
        trial.From = from;
        trial.Ssrc = ssrc;
        trial.Sequence = sequence;
        trial.Packets = follows ? trial.Packets + 1 : 1;
        return trial.Packets >= needed;
    }

    private ref Trial Of(in NetAddress from)
    {
        trials ??= new Trial[Most];
        int least = 0;
        for (int i = 0; i < trials.Length; i++)
        {
            if (trials[i].From.SameHost(from))
            {
                return ref trials[i];
            }
            least = trials[i].Packets < trials[least].Packets ? i : least;
        }
        trials[least] = default;
        return ref trials[least];
    }
}
