using Tandem.Sip.Transactions;

namespace Tandem.Sip.Tests.Transactions;

public sealed class KeyHashTests
{
    // From the reference vectors of SipHash-2-4-128: key 00..0f, input 00, 01, 02 … of the given length.
    [Theory]
    [InlineData(0, "a3817f04ba25a8e66df67214c7550293")]
    [InlineData(1, "da87c1d86b99af44347659119b22fc45")]
    [InlineData(15, "5493e99933b0a8117e08ec0f97cfc3d9")]
    public void Agrees_with_the_published_vectors(int length, string expected)
    {
        KeyHash hash = new(0x0706050403020100, 0x0f0e0d0c0b0a0908);
        byte[] input = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        UInt128 value = hash.Compute(input);
        byte[] bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes, value);
        Assert.Equal(expected, Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void Parts_do_not_run_into_each_other()
    {
        KeyHash hash = new(1, 2);
        Assert.NotEqual(hash.Of(1, "ab"u8, "c"u8), hash.Of(1, "a"u8, "bc"u8));
        Assert.NotEqual(hash.Of(1, "ab"u8, default), hash.Of(2, "ab"u8, default));
    }
}
