namespace Tandem.Media.Playback;

/// <summary>Makes sounds out of sine waves.</summary>
internal static class Synth
{
    private const int Rate = 8_000;
    private const int FadeSamples = 40;

    /// <summary>Adds a tone, faded over 5 ms at both ends so that it does not click.</summary>
    public static void Add(Span<short> to, int start, int count, double hertz, double level)
    {
        int end = Math.Min(start + count, to.Length);
        for (int i = start; i < end; i++)
        {
            double fade = Math.Min(1.0, Math.Min(i - start + 1, end - i) / (double)FadeSamples);
            double value = to[i] + Math.Sin(2 * Math.PI * hertz * (i - start) / Rate) * level * fade * short.MaxValue;
            to[i] = (short)Math.Clamp(value, short.MinValue, short.MaxValue);
        }
    }

    /// <summary>24 s of plucked notes on C, D, E, G, A over a bass; loops without a seam.</summary>
    public static Sound HoldMusic()
    {
        double[] scale = [261.63, 293.66, 329.63, 392.00, 440.00, 523.25, 587.33, 659.26];
        int[] tune =
        [
            0,
            2,
            4,
            5,
            4,
            2,
            3,
            1,
            0,
            3,
            4,
            6,
            5,
            4,
            3,
            2,
            4,
            5,
            7,
            6,
            5,
            4,
            5,
            3,
            2,
            4,
            3,
            1,
            0,
            2,
            1,
            0,
            2,
            3,
            5,
            4,
            3,
            2,
            1,
            0,
            1,
            3,
            4,
            5,
            6,
            5,
            3,
            0,
        ];
        int step = Rate / 2;
        short[] samples = new short[tune.Length * step];
        for (int i = 0; i < tune.Length; i++)
        {
            Pluck(samples, i * step, scale[tune[i]], 0.22);
            if (i % 4 == 0)
            {
                Pluck(samples, i * step, scale[tune[i] % 5] / 2, 0.18);
            }
        }
        return new Sound(samples);
    }

    // A note dies away and rings on into the beginning of the loop.
    private static void Pluck(short[] to, int start, double hertz, double level)
    {
        int count = Rate * 3 / 2;
        for (int i = 0; i < count; i++)
        {
            double envelope = Math.Min(1.0, i / 80.0) * Math.Exp(-3.0 * i / Rate);
            double t = 2 * Math.PI * hertz * i / Rate;
            double wave = Math.Sin(t) + 0.3 * Math.Sin(2 * t) + 0.1 * Math.Sin(3 * t);
            int at = (start + i) % to.Length;
            to[at] = (short)Math.Clamp(to[at] + wave * envelope * level * short.MaxValue, short.MinValue, short.MaxValue);
        }
    }
}
