namespace Tandem.Media.Codecs;

/// <summary>
/// One band's adaptive predictor: two poles and six zeros that follow the signal (ITU-T G.722 §6.2, blocks 4L and 4H; names as there).
/// </summary>
internal sealed class G722Band(int scale)
{
    private const int Zeros = 6;
    private readonly int[] difference = new int[Zeros + 1];
    private readonly int[] zero = new int[Zeros + 1];
    private readonly int[] pole = new int[3];
    private readonly int[] reconstructed = new int[3];
    private readonly int[] partial = new int[3];
    private int zeroSignal;

    /// <summary>The quantizer's scale (DETL, DETH).</summary>
    public int Scale { get; set; } = scale;

    /// <summary>Its logarithm (NBL, NBH).</summary>
    public int LogScale { get; set; }

    /// <summary>What the next sample is expected to be (SL, SH).</summary>
    public int Predicted { get; private set; }

    /// <summary>Takes what the quantizer made of the difference between sample and prediction, and predicts the next.</summary>
    public void Follow(int quantized)
    {
        difference[0] = quantized;
        reconstructed[0] = Limit(Predicted + quantized);
        partial[0] = Limit(zeroSignal + quantized);
        int second = SecondPole();
        int first = FirstPole(second);
        MoveZeros();
        for (int i = Zeros; i > 0; i--)
        {
            difference[i] = difference[i - 1];
        }
        for (int i = 2; i > 0; i--)
        {
            reconstructed[i] = reconstructed[i - 1];
            partial[i] = partial[i - 1];
        }
        pole[1] = first;
        pole[2] = second;
        int poleSignal = Limit(((pole[1] * Limit(2 * reconstructed[1])) >> 15) + ((pole[2] * Limit(2 * reconstructed[2])) >> 15));
        int sum = 0;
        for (int i = Zeros; i > 0; i--)
        {
            sum += (zero[i] * Limit(2 * difference[i])) >> 15;
        }
        zeroSignal = Limit(sum);
        Predicted = Limit(poleSignal + zeroSignal);
    }

    // UPPOL2
    private int SecondPole()
    {
        int turned = Limit(4 * pole[1]);
        int moved = Math.Min(SameSign(partial[0], partial[1]) ? -turned : turned, short.MaxValue) >> 7;
        moved += SameSign(partial[0], partial[2]) ? 128 : -128;
        return Math.Clamp(moved + ((pole[2] * 32_512) >> 15), -12_288, 12_288);
    }

    // UPPOL1
    private int FirstPole(int second)
    {
        int moved = Limit((SameSign(partial[0], partial[1]) ? 192 : -192) + ((pole[1] * 32_640) >> 15));
        int bound = Limit(15_360 - second);
        return Math.Clamp(moved, -bound, bound);
    }

    // UPZERO
    private void MoveZeros()
    {
        int step = difference[0] == 0 ? 0 : 128;
        for (int i = 1; i <= Zeros; i++)
        {
            int moved = SameSign(difference[0], difference[i]) ? step : -step;
            zero[i] = Limit(moved + ((zero[i] * 32_640) >> 15));
        }
    }

    private static bool SameSign(int a, int b) => (a < 0) == (b < 0);

    private static int Limit(int value) => Math.Clamp(value, short.MinValue, short.MaxValue);
}
