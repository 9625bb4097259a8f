namespace Tandem.Media.Codecs;

/// <summary>The quantizers of both bands: 6 bits for the lower, 2 for the upper (ITU-T G.722 §5 and §6.2, tables 14 to 21).</summary>
internal static class G722Bands
{
    private const int HighestLow = 18_432;
    private const int HighestHigh = 22_528;
    private const int Loudest = 16_383;
    private const int HighDecision = 564;

    /// <summary>Decision levels of the lower band (Q6).</summary>
    private static ReadOnlySpan<short> Decisions =>
        [
            35,
            72,
            110,
            150,
            190,
            233,
            276,
            323,
            370,
            422,
            473,
            530,
            587,
            650,
            714,
            786,
            858,
            940,
            1_023,
            1_121,
            1_219,
            1_339,
            1_458,
            1_612,
            1_765,
            1_980,
            2_195,
            2_557,
            2_919,
        ];

    /// <summary>Output levels of the lower band's 6 bits (QM6).</summary>
    private static ReadOnlySpan<short> SixBits =>
        [
            -136,
            -136,
            -136,
            -136,
            -24_808,
            -21_904,
            -19_008,
            -16_704,
            -14_984,
            -13_512,
            -12_280,
            -11_192,
            -10_232,
            -9_360,
            -8_576,
            -7_856,
            -7_192,
            -6_576,
            -6_000,
            -5_456,
            -4_944,
            -4_464,
            -4_008,
            -3_576,
            -3_168,
            -2_776,
            -2_400,
            -2_032,
            -1_688,
            -1_360,
            -1_040,
            -728,
            24_808,
            21_904,
            19_008,
            16_704,
            14_984,
            13_512,
            12_280,
            11_192,
            10_232,
            9_360,
            8_576,
            7_856,
            7_192,
            6_576,
            6_000,
            5_456,
            4_944,
            4_464,
            4_008,
            3_576,
            3_168,
            2_776,
            2_400,
            2_032,
            1_688,
            1_360,
            1_040,
            728,
            432,
            136,
            -432,
            -136,
        ];

    /// <summary>Output levels of its first 4 bits, which the predictor follows (QM4).</summary>
    private static ReadOnlySpan<short> FourBits =>
        [0, -20_456, -12_896, -8_968, -6_288, -4_240, -2_584, -1_200, 20_456, 12_896, 8_968, 6_288, 4_240, 2_584, 1_200, 0];

    /// <summary>Output levels of the upper band (QM2).</summary>
    private static ReadOnlySpan<short> TwoBits => [-7_408, -1_616, 7_408, 1_616];

    /// <summary>How the lower scale moves by those 4 bits (WL by RL42).</summary>
    private static ReadOnlySpan<short> LowMoves => [-60, 3_042, 1_198, 538, 334, 172, 58, -30, 3_042, 1_198, 538, 334, 172, 58, -30, -60];

    /// <summary>How the upper scale moves (WH by RH2).</summary>
    private static ReadOnlySpan<short> HighMoves => [798, -214, 798, -214];

    /// <summary>2048 · 2^(i/32): the fraction of a logarithm back to a number (ILB).</summary>
    private static ReadOnlySpan<short> Antilog =>
        [
            2_048,
            2_093,
            2_139,
            2_186,
            2_233,
            2_282,
            2_332,
            2_383,
            2_435,
            2_489,
            2_543,
            2_599,
            2_656,
            2_714,
            2_774,
            2_834,
            2_896,
            2_960,
            3_025,
            3_091,
            3_158,
            3_228,
            3_298,
            3_371,
            3_444,
            3_520,
            3_597,
            3_676,
            3_756,
            3_838,
            3_922,
            4_008,
        ];

    /// <summary>The lower band's next sample to its 6 bits.</summary>
    public static int EncodeLow(G722Band band, int sample)
    {
        int error = Limit(sample - band.Predicted);
        int size = error < 0 ? -(error + 1) : error;
        int step = 0;
        while (step < Decisions.Length && size >= (Decisions[step] * band.Scale) >> 12)
        {
            step++;
        }
        // Positive codes go down from 61; negative ones begin with 63 and 62, then go down from 31 (tables 14 and 15).
        int code =
            error >= 0 ? 61 - step
            : step < 2 ? 63 - step
            : 33 - step;
        FollowLow(band, code >> 2);
        return code;
    }

    /// <summary>The lower band's next sample from its 6 bits.</summary>
    public static int DecodeLow(G722Band band, int code)
    {
        int sample = Math.Clamp(band.Predicted + ((band.Scale * SixBits[code]) >> 15), -Loudest - 1, Loudest);
        FollowLow(band, code >> 2);
        return sample;
    }

    /// <summary>The upper band's next sample to its 2 bits.</summary>
    public static int EncodeHigh(G722Band band, int sample)
    {
        int error = Limit(sample - band.Predicted);
        int size = error < 0 ? -(error + 1) : error;
        bool far = size >= (HighDecision * band.Scale) >> 12;
        int code = error < 0 ? (far ? 0 : 1) : (far ? 2 : 3);
        FollowHigh(band, code);
        return code;
    }

    /// <summary>The upper band's next sample from its 2 bits.</summary>
    public static int DecodeHigh(G722Band band, int code)
    {
        int sample = Math.Clamp(band.Predicted + ((band.Scale * TwoBits[code]) >> 15), -Loudest - 1, Loudest);
        FollowHigh(band, code);
        return sample;
    }

    private static void FollowLow(G722Band band, int bits)
    {
        int quantized = (band.Scale * FourBits[bits]) >> 15;
        band.LogScale = Math.Clamp(((band.LogScale * 127) >> 7) + LowMoves[bits], 0, HighestLow);
        band.Scale = ScaleOf(band.LogScale, 8);
        band.Follow(quantized);
    }

    private static void FollowHigh(G722Band band, int code)
    {
        int quantized = (band.Scale * TwoBits[code]) >> 15;
        band.LogScale = Math.Clamp(((band.LogScale * 127) >> 7) + HighMoves[code], 0, HighestHigh);
        band.Scale = ScaleOf(band.LogScale, 10);
        band.Follow(quantized);
    }

    // SCALEL, SCALEH
    private static int ScaleOf(int logScale, int top)
    {
        int fraction = Antilog[(logScale >> 6) & 31];
        int shift = top - (logScale >> 11);
        return (shift < 0 ? fraction << -shift : fraction >> shift) << 2;
    }

    private static int Limit(int value) => Math.Clamp(value, short.MinValue, short.MaxValue);
}
