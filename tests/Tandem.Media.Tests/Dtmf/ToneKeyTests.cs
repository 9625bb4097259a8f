namespace Tandem.Media.Tests.Dtmf;

using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Dtmf;
using Tandem.Media.Playback;

/// <summary>Keys as tones, against what ITU-T Q.24 wants heard and what must not be taken for one.</summary>
public sealed class ToneKeyTests
{
    private const string All = "0123456789*#ABCD";
    private static readonly int[] Low = [697, 770, 852, 941];
    private static readonly int[] High = [1_209, 1_336, 1_477, 1_633];

    [Theory]
    [InlineData(40, 40, 0.25, 1.0)]
    [InlineData(40, 40, 0.01, 1.0)]
    [InlineData(100, 100, 0.45, 1.0)]
    [InlineData(65, 45, 0.2, 1.015)]
    [InlineData(65, 45, 0.2, 0.985)]
    public void Each_key_is_heard_once(int onMillis, int offMillis, double level, double detuned)
    {
        for (int shift = 0; shift < 102; shift += 17)
        {
            List<short> line = [.. new short[160 + shift]];
            foreach (char key in All)
            {
                line.AddRange(Tones(key, onMillis, level, level, detuned));
                line.AddRange(new short[offMillis * 8]);
            }
            Assert.Equal(All, Heard(line));
        }
    }

    [Theory]
    [InlineData(0.10, 0.15)]
    [InlineData(0.24, 0.10)]
    public void One_of_the_two_may_be_louder(double low, double high) => Assert.Equal("5", Heard(Line(Tones('5', 60, low, high))));

    [Theory]
    [InlineData(0.05, 0.2)]
    [InlineData(0.4, 0.05)]
    [InlineData(0.3, 0)]
    [InlineData(0, 0.3)]
    public void But_not_by_much(double low, double high) => Assert.Equal("", Heard(Line(Tones('5', 60, low, high))));

    [Fact]
    public void A_key_pressed_twice_is_two() =>
        Assert.Equal("77", Heard([.. Line(Tones('7', 60, 0.2, 0.2)), .. Line(Tones('7', 60, 0.2, 0.2))]));

    [Fact]
    public void A_long_press_with_a_short_gap_is_one()
    {
        List<short> line = [.. Tones('3', 100, 0.2, 0.2), .. new short[64], .. Tones('3', 100, 0.2, 0.2), .. new short[800]];
        Assert.Equal("3", Heard(line));
    }

    [Fact]
    public void A_click_of_a_key_is_none()
    {
        for (int shift = 0; shift < 102; shift += 6)
        {
            Assert.Equal("", Heard([.. new short[shift], .. Tones('1', 12, 0.3, 0.3), .. new short[800]]));
        }
    }

    [Fact]
    public void Noise_on_the_line_does_not_hide_a_key()
    {
        Prng prng = new(3);
        short[] line = [.. All.SelectMany(key => Tones(key, 60, 0.2, 0.2).Concat(new short[480]))];
        Assert.Equal(All, Heard([.. line.Select(sample => (short)(sample + prng.Between(-1_500, 1_501)))]));
    }

    [Fact]
    public void Codecs_do_not_hide_a_key()
    {
        short[] line = [.. All.SelectMany(key => Tones(key, 60, 0.2, 0.2).Concat(new short[480]))];
        foreach (Codec codec in CodecTable.All)
        {
            Codec leg = codec.ForLeg();
            Codec ear = codec.ForLeg();
            byte[] coded = new byte[500];
            short[] back = new short[line.Length + 160];
            for (int at = 0; at + 160 <= line.Length; at += 160)
            {
                int length = leg.Encode(line.AsSpan(at, 160), coded);
                ear.Decode(coded.AsSpan(0, length), back.AsSpan(at));
            }
            Assert.Equal(All, Heard(back));
        }
    }

    [Fact]
    public void Noise_is_no_key()
    {
        Prng prng = new(4);
        Assert.Equal("", Heard([.. Enumerable.Range(0, 8_000 * 120).Select(_ => (short)prng.Between(-8_000, 8_001))]));
    }

    [Fact]
    public void Music_and_ringing_are_no_keys()
    {
        Assert.Equal("", Heard(Sound.HoldMusic().Samples.ToArray()));
        Assert.Equal("", Heard(Sound.Ringback().Samples.ToArray()));
    }

    [Fact]
    public void A_voice_is_no_key() => Assert.Equal("", Heard(Voice(240, 5)));

    [Fact]
    public void Whistling_through_all_frequencies_is_no_key()
    {
        short[] line = new short[8_000 * 60];
        double phase = 0;
        for (int i = 0; i < line.Length; i++)
        {
            phase += 2 * Math.PI * (300 + 1_500 * (i % 80_000) / 80_000.0) / 8_000;
            line[i] = (short)(8_000 * Math.Sin(phase));
        }
        Assert.Equal("", Heard(line));
    }

    private static string Heard(IReadOnlyList<short> line)
    {
        ToneKeyDetector unit = new();
        string keys = "";
        unit.Hear(
            [.. line, .. new short[400]],
            key =>
            {
                keys += key == '\0' ? "" : key.ToString();
            }
        );
        return keys;
    }

    private static List<short> Line(IEnumerable<short> tones) => [.. new short[131], .. tones, .. new short[480]];

    private static short[] Tones(char key, int millis, double low, double high, double detuned = 1)
    {
        int at = "123A456B789C*0#D".IndexOf(key, StringComparison.Ordinal);
        short[] samples = new short[millis * 8];
        for (int i = 0; i < samples.Length; i++)
        {
            double a = low * Math.Sin(2 * Math.PI * Low[at / 4] * detuned * i / 8_000);
            double b = high * Math.Sin(2 * Math.PI * High[at % 4] * detuned * i / 8_000);
            samples[i] = (short)((a + b) * short.MaxValue);
        }
        return samples;
    }

    // Pulses of a pitch that rises and falls, through the resonances of changing vowels, with pauses and hissing between: no words, but what words are
    // made of.
    private static short[] Voice(int seconds, ulong seed)
    {
        double[][] vowels =
        [
            [730, 1_090, 2_440],
            [270, 2_290, 3_010],
            [300, 870, 2_240],
            [530, 1_840, 2_480],
            [640, 1_190, 2_390],
        ];
        Prng prng = new(seed);
        double[] samples = new double[seconds * 8_000];
        double[] y1 = new double[3];
        double[] y2 = new double[3];
        double phase = 0;
        int until = 0;
        double[] vowel = vowels[0];
        (double pitch, double voiced) = (120, 1);
        for (int i = 0; i < samples.Length; i++)
        {
            if (i >= until)
            {
                until = i + prng.Between(400, 2_400);
                vowel = vowels[prng.Between(0, vowels.Length - 1)];
                pitch = prng.Between(80, 320);
                voiced = prng.Between(0, 3);
            }
            pitch *= 1.000_02;
            phase += pitch / 8_000;
            double source = phase >= 1 ? 1 : 0;
            phase -= Math.Floor(phase);
            source = voiced switch
            {
                0 => prng.Between(-100, 101) / 1_000.0,
                1 => 0,
                _ => source,
            };
            for (int f = 0; f < 3; f++)
            {
                double r = Math.Exp(-Math.PI * 90 / 8_000);
                double y = source + 2 * r * Math.Cos(2 * Math.PI * vowel[f] / 8_000) * y1[f] - r * r * y2[f];
                (y2[f], y1[f]) = (y1[f], y);
                samples[i] += y / (f + 1);
            }
        }
        double most = samples.Max(Math.Abs);
        return [.. samples.Select(each => (short)(each / most * 20_000))];
    }
}
