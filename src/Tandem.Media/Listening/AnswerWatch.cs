namespace Tandem.Media.Listening;

using Tandem.Foundation;

/// <summary>
/// Tells whether a person or a machine has answered: a person says a few words and waits, a machine says many, or beeps; who has said more than a few is waited for a while longer, as more may come, or
/// a beep. What was heard is judged anew with every block, by the quietest and the loudest of it: a line's noise is known only when somebody has paused.
/// </summary>
/// <param name="limits">What makes a machine.</param>
/// <param name="start">Since when he is listened to.</param>
public sealed class AnswerWatch(AnswerLimits limits, Instant start)
{
    /// <summary>Samples of a block: 20 ms at 8 kHz.</summary>
    private const int Block = 160;

    private const int BlockMillis = 20;

    /// <summary>Packets may be so late; what has not come by then was not sent.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(200);

    /// <summary>How loud it is, is the mean of so many blocks: words are uneven, clicks are short.</summary>
    private const int LevelBlocks = 4;

    /// <summary>The noise is the quietest so many blocks in a row: others who talk far away pause between their syllables, too.</summary>
    private const int NoiseBlocks = 10;

    /// <summary>Mean square of a sound that may be speech at all: an amplitude of 150.</summary>
    private const double LeastPower = 150.0 * 150.0;

    /// <summary>Speech is so much louder than the noise, as power (8 dB); where the line is noisier than that leaves room for, than half the way to the loudest.</summary>
    private const double AboveNoise = 6.3;

    /// <summary>What is so much quieter than the loudest (17 dB) is not he.</summary>
    private const double BelowLoudest = 50;

    /// <summary>Where the loudest is not so much above the quietest (9 dB) nobody speaks: it is noise.</summary>
    private const double LeastRange = 8;

    /// <summary>Shorter sounds are clicks: 40 ms, which sound on for <see cref="LevelBlocks"/>.</summary>
    private const int LeastSpeechBlocks = LevelBlocks + 1;

    // Power of all blocks before each: the mean of any is one subtraction.
    private readonly double[] sums = new double[(int)(limits.Longest.TotalMilliseconds / BlockMillis) + 2];
    private readonly short[] block = new short[Block];
    private readonly BeepWatch beep = new(limits);
    private int count;
    private int filled;

    /// <summary>Who it is; null while nobody knows.</summary>
    public AnsweredBy? Verdict { get; private set; }

    /// <summary>From the beginning of his words to their end; 0 when there were none.</summary>
    public int GreetingMillis { get; private set; }

    /// <summary>Since his last word; since the beginning when there was none.</summary>
    public int QuietMillis { get; private set; }

    /// <summary>It beeps.</summary>
    public bool Beeped => beep.IsBeep;

    /// <param name="samples">8 kHz.</param>
    public void Hear(ReadOnlySpan<short> samples)
    {
        while (Verdict is null && samples.Length > 0)
        {
            int some = Math.Min(samples.Length, Block - filled);
            samples[..some].CopyTo(block.AsSpan(filled));
            filled += some;
            samples = samples[some..];
            if (filled == Block)
            {
                filled = 0;
                beep.Hear(block);
                Add(Power(block));
            }
        }
    }

    /// <summary>Time passes; a phone may send nothing while it is quiet.</summary>
    public void Look(Instant now)
    {
        while (Verdict is null && now - start - Late >= TimeSpan.FromMilliseconds(count * BlockMillis))
        {
            filled = 0;
            Add(0);
        }
    }

    private void Add(double power)
    {
        sums[count + 1] = sums[count] + power;
        count++;
        Measure();
        TimeSpan heard = TimeSpan.FromMilliseconds(count * BlockMillis);
        TimeSpan quiet = TimeSpan.FromMilliseconds(QuietMillis);
        TimeSpan greeting = TimeSpan.FromMilliseconds(GreetingMillis);
        bool spoke = GreetingMillis > 0;
        Verdict =
            beep.IsBeep || greeting > limits.Greeting ? AnsweredBy.Machine
            : spoke && quiet >= (greeting < limits.FewWords ? limits.Pause : limits.LongPause) ? AnsweredBy.Person
            : !spoke && quiet >= limits.Patience || heard >= limits.Longest ? AnsweredBy.Unsure
            : null;
    }

    // Where his words begin and end, as it looks by now.
    private void Measure()
    {
        double least = Threshold();
        int first = -1;
        int last = -1;
        int run = 0;
        for (int i = 0; i < count; i++)
        {
            run = Mean(i, LevelBlocks) > least ? run + 1 : 0;
            if (run >= LeastSpeechBlocks)
            {
                first = first < 0 ? i + 1 - run : first;
                last = i + 1 - LevelBlocks;
            }
        }
        GreetingMillis = first < 0 ? 0 : (last + 1 - first) * BlockMillis;
        QuietMillis = (count - 1 - last) * BlockMillis;
    }

    private double Threshold()
    {
        double quietest = double.MaxValue;
        double loudest = 0;
        for (int i = 0; i < count; i++)
        {
            quietest = i >= NoiseBlocks - 1 ? Math.Min(quietest, Mean(i, NoiseBlocks)) : quietest;
            loudest = Math.Max(loudest, Mean(i, LevelBlocks));
        }
        if (loudest < quietest * LeastRange)
        {
            return double.MaxValue;
        }
        double aboveNoise = Math.Min(quietest * AboveNoise, Math.Sqrt(quietest * loudest));
        return Math.Max(LeastPower, Math.Max(aboveNoise, loudest / BelowLoudest));
    }

    // Of so many blocks up to this one; before the first it was quiet.
    private double Mean(int last, int blocks) => (sums[last + 1] - sums[Math.Max(0, last + 1 - blocks)]) / blocks;

    private static double Power(ReadOnlySpan<short> samples)
    {
        double power = 0;
        foreach (short sample in samples)
        {
            power += (double)sample * sample;
        }
        return power / samples.Length;
    }
}
