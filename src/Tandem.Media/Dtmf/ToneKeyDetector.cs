namespace Tandem.Media.Dtmf;

/// <summary>
/// Hears keys that are pressed as tones (ITU-T Q.23, limits of Q.24): blocks of 12.75 ms, the power at the eight frequencies by Goertzel's algorithm. Two
/// blocks that agree are a key, so that one of 40 ms is heard and a click is none. Voices have power elsewhere too: what is not nearly all of it in two
/// of the frequencies is no key.
/// </summary>
public sealed class ToneKeyDetector
{
    /// <summary>Samples of a block: the frequencies lie near the middle of its bands.</summary>
    private const int Block = 102;

    /// <summary>Blocks that make a key.</summary>
    private const int Enough = 2;

    /// <summary>Blocks without it that end it: a short gap in a key is part of it.</summary>
    private const int Gone = 2;

    private const int SampleRate = 8_000;

    /// <summary>Of one frequency: a sine of amplitude 250, about −39 dBm0.</summary>
    private const double LeastPower = 250.0 * Block / 2 * (250.0 * Block / 2);

    /// <summary>The upper frequency may be so much stronger than the lower one, as power (4 dB).</summary>
    private const double MostUpward = 2.51;

    /// <summary>The lower frequency may be so much stronger than the upper one (8 dB).</summary>
    private const double MostDownward = 6.31;

    /// <summary>A frequency stands above the others of its group by so much (8 dB).</summary>
    private const double Above = 6.31;

    /// <summary>The share of all power that lies in the two; pure tones have <c>Block / 2</c>.</summary>
    private const double LeastShare = 0.75 * Block / 2;

    private static readonly double[] Rows = [.. new[] { 697, 770, 852, 941 }.Select(Coefficient)];
    private static readonly double[] Columns = [.. new[] { 1_209, 1_336, 1_477, 1_633 }.Select(Coefficient)];
    private const string Keys = "123A456B789C*0#D";

    private readonly double[] s1 = new double[8];
    private readonly double[] s2 = new double[8];
    private double energy;
    private int count;
    private char heard;
    private int agreeing;
    private int missing;

    /// <summary>The key that is down; NUL for none.</summary>
    public char Down { get; private set; }

    /// <summary>So many samples the key that is down has lasted; of the one that ended last, while none is.</summary>
    public int Lasted { get; private set; }

    /// <summary>Hears 8 kHz samples. Told of each block that changes what is down: the key that went down, or NUL when it came up.</summary>
    public void Hear(ReadOnlySpan<short> samples, Action<char> changed)
    {
        foreach (short sample in samples)
        {
            Add(sample);
            if (count == Block)
            {
                Judge(changed);
            }
        }
    }

    private void Add(short sample)
    {
        for (int i = 0; i < 4; i++)
        {
            double row = sample + Rows[i] * s1[i] - s2[i];
            s2[i] = s1[i];
            s1[i] = row;
            double column = sample + Columns[i] * s1[i + 4] - s2[i + 4];
            s2[i + 4] = s1[i + 4];
            s1[i + 4] = column;
        }
        energy += (double)sample * sample;
        count++;
    }

    private void Judge(Action<char> changed)
    {
        char key = KeyOfBlock();
        Array.Clear(s1);
        Array.Clear(s2);
        energy = 0;
        count = 0;
        agreeing = key == heard ? agreeing + 1 : 1;
        heard = key;
        if (Down == '\0')
        {
            if (key != '\0' && agreeing >= Enough)
            {
                Press(key, changed);
            }
            return;
        }
        missing = key == Down ? 0 : missing + 1;
        Lasted += Block;
        if (key != '\0' && key != Down && agreeing >= Enough)
        {
            Release(changed);
            Press(key, changed);
        }
        else if (missing >= Gone)
        {
            Release(changed);
        }
    }

    private void Press(char key, Action<char> changed)
    {
        Down = key;
        missing = 0;
        Lasted = Enough * Block;
        changed(key);
    }

    private void Release(Action<char> changed)
    {
        Down = '\0';
        Lasted -= missing * Block;
        changed('\0');
    }

    private char KeyOfBlock()
    {
        int row = Strongest(0, Rows, out double low, out double otherLow);
        int column = Strongest(4, Columns, out double high, out double otherHigh);
        bool isKey =
            low >= LeastPower
            && high >= LeastPower
            && high <= low * MostUpward
            && low <= high * MostDownward
            && low >= otherLow * Above
            && high >= otherHigh * Above
            && low + high >= LeastShare * energy;
        return isKey ? Keys[row * 4 + column] : '\0';
    }

    private int Strongest(int from, double[] coefficients, out double power, out double next)
    {
        int best = 0;
        power = next = 0;
        for (int i = 0; i < 4; i++)
        {
            (double a, double b) = (s1[from + i], s2[from + i]);
            double each = a * a + b * b - coefficients[i] * a * b;
            if (each > power)
            {
                (power, next, best) = (each, power, i);
            }
            else if (each > next)
            {
                next = each;
            }
        }
        return best;
    }

    private static double Coefficient(int hertz) => 2 * Math.Cos(2 * Math.PI * hertz / SampleRate);
}
