namespace Tandem.TestKit.Answers;

using Tandem.Foundation;
using Tandem.Media.Codecs;

/// <summary>A telephone line somebody answers at: from loud to faint, quiet or with a noise of its own, through G.711.</summary>
internal sealed class AnswerLine
{
    private const int Rate = 8_000;
    private const int Seconds = 9;
    private static readonly string[] Noises = ["quiet", "hiss", "street", "hum", "voices"];

    private readonly short[] samples = new short[Seconds * Rate];
    private readonly double level;
    private readonly double noise;
    private readonly int kind;
    private readonly Prng prng;

    private AnswerLine(Prng prng)
    {
        this.prng = prng;
        level = 0.06 * Math.Pow(2, prng.Below(1_000) / 1_000.0 * 3.7);
        kind = prng.Below(Noises.Length);
        double decibels = -prng.Between(15, 40);
        noise = kind == 0 ? 0 : level * Math.Pow(10, decibels / 20);
        Name = kind == 0 ? $"level {level:0.00}, quiet" : $"level {level:0.00}, {Noises[kind]} at {decibels:0} dB";
    }

    public string Name { get; }

    public static AnswerLine Draw(Prng prng) => new(prng);

    /// <summary>Something sounds, from there on.</summary>
    public void Lay(ReadOnlySpan<short> sound, int at)
    {
        for (int i = 0; i < sound.Length && at + i < samples.Length; i++)
        {
            samples[at + i] = (short)Math.Clamp(samples[at + i] + sound[i] * level, short.MinValue, short.MaxValue);
        }
    }

    /// <summary>What arrives.</summary>
    public short[] Send()
    {
        double last = 0;
        double swell = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double white = (prng.Below(2_001) - 1_000) / 1_000.0;
            // Syllables of many, four a second, none of which is understood.
            swell = 0.5 + 0.5 * Math.Sin(2 * Math.PI * 4 * i / Rate + 2 * Math.Sin(2 * Math.PI * 0.7 * i / Rate));
            last = kind is 2 or 4 ? 0.8 * last + white : 0.3 * last + white;
            double there = kind switch
            {
                3 => Math.Sin(2 * Math.PI * 100 * i / Rate) + 0.5 * Math.Sin(2 * Math.PI * 300 * i / Rate),
                4 => last * swell,
                _ => last,
            };
            samples[i] = (short)Math.Clamp(samples[i] + there * noise * short.MaxValue * 0.3, short.MinValue, short.MaxValue);
        }
        byte[] coded = new byte[samples.Length];
        CodecTable.Pcmu.Encode(samples, coded);
        CodecTable.Pcmu.Decode(coded, samples);
        return samples;
    }
}
