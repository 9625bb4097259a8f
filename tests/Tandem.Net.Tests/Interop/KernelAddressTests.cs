namespace Tandem.Net.Tests.Interop;

using Tandem.Foundation;
using Tandem.Net.Interop;
using Tandem.TestKit.Measures;

public class KernelAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:5060")]
    [InlineData("203.0.113.255:65535")]
    [InlineData("[::1]:5060")]
    [InlineData("[2001:db8::ff]:1")]
    public void An_address_comes_back_as_it_was(string text)
    {
        Assert.True(NetAddress.TryParse(text, out NetAddress address));
        byte[] kernel = new byte[KernelAddress.Bytes];
        Array.Fill(kernel, (byte)0xEE);
        Assert.Equal(address.IsV6 ? 28u : 16u, KernelAddress.Write(address, kernel));
        Assert.Equal(address, KernelAddress.Read(kernel));
    }

    [Fact]
    public void Reading_and_writing_allocate_nothing()
    {
        byte[] kernel = new byte[KernelAddress.Bytes];
        NetAddress address = NetAddress.FromV4(0x7F000001, 5060);
        KernelAddress.Write(address, kernel);
        long bytes = Allocation.Of(() =>
        {
            for (int i = 0; i < 200; i++)
            {
                KernelAddress.Write(KernelAddress.Read(kernel), kernel);
            }
        });
        Assert.Equal(0, bytes);
    }
}
