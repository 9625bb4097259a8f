namespace Tandem.Phones;

using Tandem.Media.Dtmf;
using Tandem.Media.Playback;

/// <summary>How a phone sends the keys that are pressed on it.</summary>
public enum KeyWay
{
    /// <summary>As telephone-event (RFC 4733).</summary>
    Event,

    /// <summary>As INFO, <c>application/dtmf-relay</c>.</summary>
    Info,

    /// <summary>As two tones in its voice.</summary>
    Tone,
}

/// <summary>Keys that are pressed on one line, as they go out with its voice.</summary>
internal sealed class PhoneKeys
{
    private const int MostKeys = 32;
    private const int ToneMillis = 100;
    private const int GapFrames = 3;
    private const double Level = 0.25;
    private const string Keys = "123A456B789C*0#D";
    private static readonly int[] Low = [697, 770, 852, 941];
    private static readonly int[] High = [1_209, 1_336, 1_477, 1_633];

    private readonly DigitSender events = new(MostKeys);
    private readonly Queue<Sound> tones = new();
    private int frame;

    /// <summary>Something of a key is still to go out.</summary>
    public bool IsPressing => !events.IsIdle || tones.Count > 0;

    public void Press(char key, KeyWay way)
    {
        if (way == KeyWay.Event)
        {
            events.Add(key.ToString());
        }
        else if (tones.Count < MostKeys)
        {
            tones.Enqueue(Tones(key));
        }
    }

    /// <summary>The event packet of this 20 ms; false when there is none.</summary>
    public bool NextEvent(uint now, Span<byte> payload, out uint timestamp, out bool first) =>
        events.Next(now, payload, out timestamp, out first);

    /// <summary>The piece of a tone of this 20 ms; empty when there is none, and the voice is heard.</summary>
    public ReadOnlySpan<short> NextTone()
    {
        if (!tones.TryPeek(out Sound? tone))
        {
            return default;
        }
        int at = frame++;
        if (at < tone.Frames)
        {
            return tone.Frame(at);
        }
        if (at >= tone.Frames + GapFrames)
        {
            tones.Dequeue();
            frame = 0;
        }
        return Silence;
    }

    private static readonly short[] Silence = new short[Sound.FrameSamples];

    private static Sound Tones(char key)
    {
        int at = Math.Max(0, Keys.IndexOf(char.ToUpperInvariant(key), StringComparison.Ordinal));
        short[] samples = Sound.Tone(Low[at / 4], ToneMillis, Level).Samples.ToArray();
        ReadOnlySpan<short> high = Sound.Tone(High[at % 4], ToneMillis, Level).Samples.Span;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] += high[i];
        }
        return new Sound(samples);
    }
}
