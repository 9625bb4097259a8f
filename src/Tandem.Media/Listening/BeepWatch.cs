namespace Tandem.Media.Listening;

/// <summary>
/// Hears a tone of one frequency, whichever it is: in each block the sine that predicts it best (x[n] + x[n−2] = 2 cos ω · x[n−1], least squares), and whether nearly all the
/// block's power is at that frequency (Goertzel's algorithm). Blocks one after the other that agree are a tone. A voice has its power in several harmonics.
/// </summary>
internal sealed class BeepWatch(AnswerLimits limits)
{
    private const int SampleRate = 8_000;

    /// <summary>Of the block's power so much is in the tone.</summary>
    private const double Purity = 0.85;

    /// <summary>A tone's frequency, measured again, is the same within this share, or <see cref="SameHertz"/>.</summary>
    private const double Same = 0.02;

    private const double SameHertz = 15;

    /// <summary>Mean square: an amplitude of 300.</summary>
    private const double LeastPower = 300.0 * 300.0 / 2;

    private double hertz;
    private int lasted;

    /// <summary>The tone has lasted long enough. </summary>
    public bool IsBeep => lasted >= limits.Beep.TotalSeconds * SampleRate;

    public void Hear(ReadOnlySpan<short> block)
    {
        double tone = Frequency(block);
        bool isSame = Math.Abs(tone - hertz) <= Math.Max(SameHertz, hertz * Same);
        lasted =
            tone == 0 ? 0
            : isSame ? lasted + block.Length
            : block.Length;
        hertz = tone;
    }

    // Hertz; 0 where the block is no tone.
    private double Frequency(ReadOnlySpan<short> block)
    {
        double power = 0;
        double cross = 0;
        double middle = 0;
        for (int i = 0; i < block.Length; i++)
        {
            power += (double)block[i] * block[i];
            if (i >= 2)
            {
                cross += (double)block[i - 1] * (block[i] + block[i - 2]);
                middle += (double)block[i - 1] * block[i - 1];
            }
        }
        if (power < LeastPower * block.Length || Math.Abs(cross) >= 2 * middle)
        {
            return 0;
        }
        double found = Math.Acos(cross / (2 * middle)) * SampleRate / (2 * Math.PI);
        return found >= limits.LowestBeep && found <= limits.HighestBeep && Share(block, found, power) >= Purity ? found : 0;
    }

    // Of the block's power, what lies at that frequency.
    private static double Share(ReadOnlySpan<short> block, double hertz, double power)
    {
        double coefficient = 2 * Math.Cos(2 * Math.PI * hertz / SampleRate);
        double a = 0;
        double b = 0;
        foreach (short sample in block)
        {
            double next = sample + coefficient * a - b;
            (b, a) = (a, next);
        }
        return 2 * (a * a + b * b - coefficient * a * b) / (block.Length * power);
    }
}
