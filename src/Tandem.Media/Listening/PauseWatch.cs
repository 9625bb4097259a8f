namespace Tandem.Media.Listening;

using Tandem.Foundation;

/// <summary>Notices when somebody has said something and then pauses, or says nothing at all. What is louder than the noise of his line is speech.</summary>
/// <param name="pause">A pause this long is told.</param>
/// <param name="start">Since when he is listened to.</param>
internal sealed class PauseWatch(TimeSpan pause, Instant start)
{
    /// <summary>Who has not begun by then says nothing.</summary>
    private static readonly TimeSpan LeastPatience = TimeSpan.FromSeconds(5);

    /// <summary>Shorter sounds are clicks.</summary>
    private static readonly TimeSpan LeastSpeech = TimeSpan.FromMilliseconds(100);

    /// <summary>Mean square of a sound that may be speech at all: an amplitude of 150.</summary>
    private const double LeastPower = 150.0 * 150.0;

    /// <summary>Speech is so much louder than the noise, as power (8 dB).</summary>
    private const double AboveNoise = 6.3;

    /// <summary>The noise may grow by so much with each piece, so that a line that becomes noisy is no speech for ever.</summary>
    private const double NoiseGrows = 1.01;

    private double noise = LeastPower;
    private TimeSpan spoken;
    private Instant lastSpeech = start;

    /// <summary>It was told.</summary>
    public bool IsOver { get; private set; }

    public bool Spoke => spoken >= LeastSpeech;

    public void Hear(ReadOnlySpan<short> samples, Instant now)
    {
        double power = 0;
        foreach (short sample in samples)
        {
            power += (double)sample * sample;
        }
        power /= Math.Max(1, samples.Length);
        if (power > LeastPower && power > noise * AboveNoise)
        {
            spoken += TimeSpan.FromMilliseconds(samples.Length / 8.0);
            lastSpeech = now;
        }
        noise = power < noise ? Math.Max(power, 1) : noise * NoiseGrows;
    }

    /// <summary>True once, when the pause is there.</summary>
    public bool IsDue(Instant now)
    {
        TimeSpan patience = Spoke || pause > LeastPatience ? pause : LeastPatience;
        if (IsOver || now - lastSpeech < patience)
        {
            return false;
        }
        IsOver = true;
        return true;
    }
}
