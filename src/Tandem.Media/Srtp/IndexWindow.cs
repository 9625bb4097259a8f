namespace Tandem.Media.Srtp;

/// <summary>
/// Which packet indices were used: the highest, and a window of those before it (RFC 3711 §3.3.2). A receiver takes each once, and so does a sender: a
/// second packet under one index would give both away.
/// </summary>
internal struct IndexWindow
{
    /// <summary>Packets behind the highest that may still come.</summary>
    public const int Size = 128;

    private UInt128 seen;

    /// <summary>The highest index used; means nothing before the first.</summary>
    public ulong Highest { get; private set; }

    public bool HasAny { get; private set; }

    /// <summary>Goes on where another worker's window was: what is in the window counts as used.</summary>
    public static IndexWindow From(ulong highest) =>
        new()
        {
            HasAny = true,
            Highest = highest,
            seen = UInt128.MaxValue,
        };

    /// <summary>
    /// The index of an RTP packet by its sequence number: the one next to the highest (RFC 3711 §3.3.1). False for one from before the first rollover,
    /// which is none.
    /// </summary>
    public readonly bool TryEstimate(ushort sequence, out ulong index)
    {
        index = sequence;
        if (!HasAny)
        {
            return true;
        }
        long estimate = (long)(Highest & ~0xFFFFUL) | sequence;
        long ahead = estimate - (long)Highest;
        estimate += ahead switch
        {
            > 0x8000 => -0x10000,
            < -0x8000 => 0x10000,
            _ => 0,
        };
        index = (ulong)estimate;
        return estimate is >= 0 and < 1L << 48;
    }

    /// <summary>False when it was used, or is too old to know.</summary>
    public readonly bool IsFresh(ulong index)
    {
        if (!HasAny || index > Highest)
        {
            return true;
        }
        ulong behind = Highest - index;
        return behind < Size && (seen >> (int)behind & 1) == 0;
    }

    public void Use(ulong index)
    {
        if (!HasAny)
        {
            HasAny = true;
            Highest = index;
            seen = 1;
        }
        else if (index > Highest)
        {
            ulong ahead = index - Highest;
            seen = ahead < Size ? seen << (int)ahead | 1 : 1;
            Highest = index;
        }
        else
        {
            seen |= UInt128.One << (int)(Highest - index);
        }
    }
}
