using System.Globalization;
using System.Text;

namespace Tandem.Foundation;

/// <summary>A block of addresses, as <c>10.0.0.0/8</c>, <c>2001:db8::/32</c> or one host without a length.</summary>
/// <param name="Base">Its first address; the port means nothing.</param>
/// <param name="Length">Leading bits that count.</param>
public readonly record struct NetBlock(NetAddress Base, int Length)
{
    private const int V4Bits = 32;
    private const int V6Bits = 128;

    /// <summary>One host.</summary>
    public static NetBlock Of(NetAddress host) => new(host.WithPort(0), host.IsV6 ? V6Bits : V4Bits);

    public bool Contains(NetAddress address)
    {
        if (address.IsV6 != Base.IsV6)
        {
            return false;
        }
        Span<byte> ours = stackalloc byte[V6Bits / 8];
        Span<byte> theirs = stackalloc byte[V6Bits / 8];
        Base.WriteBytes(ours);
        address.WriteBytes(theirs);
        int whole = Length / 8;
        int rest = Length % 8;
        return ours[..whole].SequenceEqual(theirs[..whole]) && (rest == 0 || (ours[whole] ^ theirs[whole]) >> (8 - rest) == 0);
    }

    public static bool TryParse(string text, out NetBlock block)
    {
        block = default;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        string host = slash < 0 ? text : text[..slash];
        if (!NetAddress.TryParseHost(Encoding.ASCII.GetBytes(host), out NetAddress address))
        {
            return false;
        }
        int most = address.IsV6 ? V6Bits : V4Bits;
        int length = most;
        if (
            slash >= 0
            && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > most)
        )
        {
            return false;
        }
        block = new NetBlock(address, length);
        return true;
    }

    /// <summary>True when any of the blocks has the address.</summary>
    public static bool AnyContains(IReadOnlyList<NetBlock> blocks, NetAddress address)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Contains(address))
            {
                return true;
            }
        }
        return false;
    }
}
