namespace Tandem.Media.Legs;

using Tandem.Foundation;

/// <summary>
/// Pairs that are bound and have no leg. Who sends to one of them all the same is a stranger to the next leg: a phone whose call died with an
/// earlier process, a peer that missed the end of its call. The pair is told to be noisy until it has been silent for a while, and a leg that gets it
/// even so is told whom never to listen to.
/// </summary>
internal sealed class IdlePairs(MediaLimits limits, IMediaOutput output)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, NoisyPair> byPair = [];
    private readonly List<NoisyPair> all = [];
    private (LegPort Port, Instant At)[] released = [];

    /// <summary>When <see cref="OnDeadline"/> wants to be called next.</summary>
    public Instant Next { get; private set; } = Instant.Never;

    /// <summary>The leg of the pair is gone.</summary>
    public void Released(LegPort port, Instant now)
    {
        if (port.Pair >= released.Length)
        {
            Array.Resize(ref released, Math.Max(port.Pair + 1, released.Length * 2));
        }
        released[port.Pair] = (port, now);
    }

    /// <summary>A packet came for a pair without a leg. The last packets of a call that just ended are no noise.</summary>
    public void Hear(int pair, in NetAddress from, Instant now)
    {
        (LegPort port, Instant at) = pair < released.Length ? released[pair] : default;
        if (port.Generation != 0 && now - at < limits.TailTime)
        {
            return;
        }
        if (!byPair.TryGetValue(pair, out NoisyPair? noisy))
        {
            noisy = new NoisyPair(new LegPort(pair, port.Generation), all.Count, limits.StrangersOfPair);
            byPair.Add(pair, noisy);
            all.Add(noisy);
            Next = all.Count == 1 ? now + Look : Next;
            output.Emit(new Noisy(noisy.Port));
        }
        noisy.Hear(from, now);
    }

    /// <summary>A leg begins on the pair, lent to it at that time: those who sent before are returned.</summary>
    public NetAddress[] Claim(int pair, Instant lent)
    {
        if (!byPair.TryGetValue(pair, out NoisyPair? noisy))
        {
            return [];
        }
        Forget(noisy);
        return noisy.HeardBefore(lent);
    }

    public void OnDeadline(Instant now)
    {
        if (now < Next)
        {
            return;
        }
        Next = now + Look;
        for (int i = all.Count - 1; i >= 0; i--)
        {
            if (now - all[i].LastHeard >= limits.PairQuiet)
            {
                Forget(all[i]);
            }
        }
    }

    // The last of the list takes its place.
    private void Forget(NoisyPair noisy)
    {
        byPair.Remove(noisy.Port.Pair);
        NoisyPair last = all[^1];
        last.Position = noisy.Position;
        all[noisy.Position] = last;
        all.RemoveAt(all.Count - 1);
        Next = all.Count == 0 ? Instant.Never : Next;
        output.Emit(new Quiet(noisy.Port));
    }

    private sealed class NoisyPair(LegPort port, int position, int most)
    {
        private readonly List<(NetAddress From, Instant First, Instant Last)> strangers = [];

        /// <summary>With the generation of the last leg it had, 0 when it had none.</summary>
        public LegPort Port => port;

        public int Position { get; set; } = position;

        public Instant LastHeard { get; private set; }

        public void Hear(in NetAddress from, Instant now)
        {
            LastHeard = now;
            int longest = 0;
            for (int i = 0; i < strangers.Count; i++)
            {
                if (strangers[i].From == from)
                {
                    strangers[i] = strangers[i] with { Last = now };
                    return;
                }
                longest = strangers[i].Last < strangers[longest].Last ? i : longest;
            }
            if (strangers.Count < most)
            {
                strangers.Add((from, now, now));
                return;
            }
            strangers[longest] = (from, now, now);
        }

        public NetAddress[] HeardBefore(Instant lent) => [.. strangers.Where(each => each.First < lent).Select(each => each.From)];
    }
}
