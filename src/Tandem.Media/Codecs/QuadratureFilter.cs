namespace Tandem.Media.Codecs;

/// <summary>
/// Splits 16 kHz into two bands of 8 kHz, or joins them again (ITU-T G.722 §3.1, §4.4): two filters that are each other's mirror image. One instance a
/// direction of a stream.
/// </summary>
internal sealed class QuadratureFilter
{
    private const int Taps = 24;
    private const int HalfScale = 14;
    private const int WholeScale = 11;
    private static readonly int[] Weights = [3, -11, 12, 32, -210, 951, 3_876, -805, 362, -156, 53, -11];
    private readonly int[] before = new int[Taps];

    /// <summary>Two samples to one of each band, half as loud as the sound they are of.</summary>
    public void Split(short first, short second, out int low, out int high)
    {
        Push(first, second, out int odd, out int even);
        low = (even + odd) >> HalfScale;
        high = (even - odd) >> HalfScale;
    }

    /// <summary>A sample of each band to two.</summary>
    public void Join(int low, int high, out short first, out short second)
    {
        Push(low + high, low - high, out int odd, out int even);
        first = Clipped(even >> WholeScale);
        second = Clipped(odd >> WholeScale);
    }

    /// <summary>16 kHz to 8 kHz: the lower band as loud as it was. Returns how many.</summary>
    public int Halve(ReadOnlySpan<short> from, Span<short> to)
    {
        int count = Math.Min(from.Length / 2, to.Length);
        for (int i = 0; i < count; i++)
        {
            Split(from[2 * i], from[2 * i + 1], out int low, out _);
            to[i] = Clipped(2 * low);
        }
        return count;
    }

    private void Push(int first, int second, out int odd, out int even)
    {
        before.AsSpan(2).CopyTo(before);
        before[Taps - 2] = first;
        before[Taps - 1] = second;
        odd = 0;
        even = 0;
        for (int i = 0; i < Weights.Length; i++)
        {
            odd += before[2 * i] * Weights[i];
            even += before[2 * i + 1] * Weights[^(i + 1)];
        }
    }

    private static short Clipped(int sample) => (short)Math.Clamp(sample, short.MinValue, short.MaxValue);
}
