namespace Tandem.Foundation;

/// <summary>
/// A small seeded generator (SplitMix64) for choices that need no secrecy: the random strategy, jitter of retries, the
/// simulator. Secrets and identifiers come from <see cref="IdSource"/>.
/// </summary>
public sealed class Prng(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in 0 … <paramref name="bound"/> − 1.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Math.BigMul(Next(), (ulong)bound, out _);
    }

    /// <summary>Uniform in <paramref name="low"/> … <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True with the given chance in parts per thousand.</summary>
    public bool Chance(int perMille) => Below(1000) < perMille;

    /// <summary>A generator of its own, for a part that must not disturb the sequence of the others.</summary>
    public Prng Fork() => new(Next());
}
