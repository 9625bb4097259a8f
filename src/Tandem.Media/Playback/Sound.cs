namespace Tandem.Media.Playback;

using System.Diagnostics.CodeAnalysis;
using Tandem.Media.Codecs;

/// <summary>
/// A sound ready to be played: 8 kHz 16-bit samples, and the same encoded once per codec without state, so that playing to a thousand callers copies
/// bytes. Immutable; shared between workers.
/// </summary>
public sealed class Sound
{
    /// <summary>Samples of one 20 ms frame.</summary>
    public const int FrameSamples = 160;

    /// <summary>The longest sound: half an hour.</summary>
    public const int MaxSamples = 8_000 * 1_800;

    private readonly byte[][] encoded;

    public Sound(short[] samples)
    {
        // Whole frames only: the last one is filled up with silence.
        int padded = (samples.Length + FrameSamples - 1) / FrameSamples * FrameSamples;
        Array.Resize(ref samples, Math.Max(padded, FrameSamples));
        Samples = samples;
        encoded = new byte[CodecTable.All.Length][];
        for (int i = 0; i < encoded.Length; i++)
        {
            encoded[i] = CodecTable.All[i].KeepsState ? [] : new byte[samples.Length];
            CodecTable.All[i].Encode(samples, encoded[i]);
        }
    }

    public ReadOnlyMemory<short> Samples { get; }

    public int Frames => Samples.Length / FrameSamples;

    public long Milliseconds => Samples.Length / 8;

    /// <summary>One 20 ms frame.</summary>
    public ReadOnlySpan<short> Frame(int frame) => Samples.Span.Slice(frame * FrameSamples, FrameSamples);

    /// <summary>One 20 ms frame in the bytes of a codec that keeps no state.</summary>
    public ReadOnlySpan<byte> Frame(Codec codec, int frame)
    {
        for (int i = 0; i < encoded.Length; i++)
        {
            if (CodecTable.All[i] == codec)
            {
                return encoded[i].AsSpan(frame * FrameSamples, FrameSamples);
            }
        }
        return default;
    }

    /// <summary>A WAV file: PCM 16 bit, A-law or µ-law, mono or stereo (mixed down), 8 to 48 kHz.</summary>
    public static bool TryFromWav(ReadOnlySpan<byte> file, [NotNullWhen(true)] out Sound? sound, out string error) =>
        WavReader.TryRead(file, out sound, out error);

    /// <summary>Likewise, of two sides the left one alone.</summary>
    public static bool TryFromLeft(ReadOnlySpan<byte> file, [NotNullWhen(true)] out Sound? sound, out string error) =>
        WavReader.TryRead(file, out sound, out error, isLeftAlone: true);

    /// <summary>FreeSWITCH's <c>tone_stream://%(on,off,f1,f2…);…;loops=N</c>.</summary>
    public static bool TryFromToneStream(string text, [NotNullWhen(true)] out Sound? sound, out string error) =>
        ToneStream.TryRead(text, out sound, out error);

    /// <summary>One tone.</summary>
    /// <param name="hertz">Frequency.</param>
    /// <param name="milliseconds">Length; a whole number of periods fits best when it loops.</param>
    /// <param name="level">Peak, 0–1.</param>
    public static Sound Tone(int hertz, int milliseconds, double level = 0.4)
    {
        short[] samples = new short[milliseconds * 8];
        Synth.Add(samples, 0, samples.Length, hertz, level);
        return new Sound(samples);
    }

    /// <summary>The tone that says "it rings there": 450 Hz, 1 s on, 4 s off (YD/T 638, as in China).</summary>
    public static Sound Ringback()
    {
        short[] samples = new short[8_000 * 5];
        Synth.Add(samples, 0, 8_000, 450, 0.3);
        return new Sound(samples);
    }

    /// <summary>The built-in hold music, synthesised: a slow pentatonic tune.</summary>
    public static Sound HoldMusic() => Synth.HoldMusic();
}
