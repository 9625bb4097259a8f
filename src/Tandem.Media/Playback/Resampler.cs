namespace Tandem.Media.Playback;

/// <summary>
/// Brings samples of another rate down to ours: each of the new ones is the sum of those around it, weighted by a sinc under a Blackman window, which
/// takes away what is too high for the new rate and would fold back into it.
/// </summary>
internal static class Resampler
{
    private const int Rate = 8_000;

    /// <summary>Zero crossings of the sinc on either side.</summary>
    private const int Crossings = 16;

    /// <summary>Where the pass band ends, as a part of half the new rate: the rest is the filter's slope.</summary>
    private const double Edge = 0.92;

    /// <param name="from">Mono.</param>
    /// <param name="rate">Theirs; at least ours.</param>
    public static short[] ToOurs(ReadOnlySpan<short> from, int rate)
    {
        if (rate == Rate)
        {
            return from.ToArray();
        }
        // New sample i lies i × rate / ours between the old ones: its place repeats after so many.
        int divisor = Divisor(rate, Rate);
        int phases = Rate / divisor;
        int step = rate / divisor;
        int reach = (int)Math.Ceiling(Crossings * (double)rate / Rate);
        float[][] weights = new float[phases][];
        for (int phase = 0; phase < phases; phase++)
        {
            weights[phase] = Weights((double)(phase * step % phases) / phases, reach, (double)Rate / rate * Edge);
        }
        short[] to = new short[(int)((long)from.Length * Rate / rate)];
        for (int i = 0; i < to.Length; i++)
        {
            int at = (int)((long)i * step / phases) - reach + 1;
            to[i] = Sum(from, at, weights[i % phases]);
        }
        return to;
    }

    private static short Sum(ReadOnlySpan<short> from, int at, float[] weights)
    {
        float sum = 0;
        int first = Math.Max(0, -at);
        int last = Math.Min(weights.Length, from.Length - at);
        for (int k = first; k < last; k++)
        {
            sum += from[at + k] * weights[k];
        }
        return (short)Math.Clamp(MathF.Round(sum), short.MinValue, short.MaxValue);
    }

    // Of the old samples from reach − 1 before to reach after a place that lies a part of one behind the nearest before it; they add up to one.
    private static float[] Weights(double part, int reach, double cutoff)
    {
        double[] exact = new double[2 * reach];
        double total = 0;
        for (int k = 0; k < exact.Length; k++)
        {
            double distance = k - reach + 1 - part;
            double x = Math.PI * distance * cutoff;
            double window = 0.42 + (0.5 * Math.Cos(Math.PI * distance / reach)) + (0.08 * Math.Cos(2 * Math.PI * distance / reach));
            exact[k] = (x == 0 ? 1 : Math.Sin(x) / x) * Math.Max(0, window);
            total += exact[k];
        }
        return [.. exact.Select(weight => (float)(weight / total))];
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
