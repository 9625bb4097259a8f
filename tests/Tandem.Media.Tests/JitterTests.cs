namespace Tandem.Media.Tests;

using Tandem.Media.Jitter;

public class JitterTests
{
    /// <summary>A source that is slow, or stood still for a while, is heard late, but it is heard.</summary>
    [Theory]
    [InlineData(11, 0)]
    [InlineData(20, 50)]
    public void A_source_whose_clock_falls_behind_is_not_lost_for_good(int packetsOfTwelveFrames, int pause)
    {
        JitterBuffer buffer = new();
        short[] voice = [.. Enumerable.Repeat((short)1_000, JitterBuffer.FrameSamples)];
        short[] frame = new short[JitterBuffer.FrameSamples];
        uint timestamp = 0;
        int heard = 0;
        const int Frames = 1_000;
        for (int i = 0; i < Frames; i++)
        {
            bool speaks = i % 12 < packetsOfTwelveFrames && (i < 100 || i >= 100 + pause);
            if (speaks)
            {
                buffer.Put(7, timestamp, voice);
                timestamp += JitterBuffer.FrameSamples;
            }
            heard += buffer.Take(frame) && frame[80] > 0 ? 1 : 0;
        }
        Assert.True(heard > Frames * 7 / 10, $"{heard} of {Frames} frames");
    }
}
