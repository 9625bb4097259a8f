namespace Tandem.Media.Tones;

/// <summary>
/// Listens for one frequency (Goertzel's algorithm): how much of the sound's energy lies there. Used to check that the right voice
/// arrives.
/// </summary>
public sealed class ToneEar(double hertz, int sampleRate = 8_000)
{
    private const double QuietEnergy = 50.0 * 50.0;

    private readonly double coefficient = 2 * Math.Cos(2 * Math.PI * hertz / sampleRate);
    private double s1;
    private double s2;
    private double energy;
    private int count;

    public double Hertz => hertz;

    /// <summary>Samples heard since the last <see cref="Take"/>.</summary>
    public int Count => count;

    public void Hear(ReadOnlySpan<short> samples)
    {
        foreach (short sample in samples)
        {
            double s = sample + coefficient * s1 - s2;
            s2 = s1;
            s1 = s;
            energy += (double)sample * sample;
            count++;
        }
    }

    /// <summary>The share of the energy at the frequency, 0–1, since the last call; 0 for silence.</summary>
    public double Take()
    {
        double power = s1 * s1 + s2 * s2 - coefficient * s1 * s2;
        double share = count == 0 || energy / count < QuietEnergy ? 0 : Math.Min(1, 2 * power / (count * energy));
        s1 = s2 = energy = 0;
        count = 0;
        return share;
    }
}
