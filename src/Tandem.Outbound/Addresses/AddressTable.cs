namespace Tandem.Outbound.Addresses;

using Tandem.Foundation;

/// <summary>A block of addresses that a tenant's URL must not lead to, and what it is.</summary>
public sealed record RefusedBlock(NetBlock Block, string What);

/// <summary>Addresses that are not on the public Internet (IANA's special-purpose registries, RFC 6890) or answer with secrets of a machine, one row each.</summary>
public static class AddressTable
{
    /// <summary>Of IPv6 only this is global unicast (RFC 4291 §2.4); all else is refused.</summary>
    public static readonly NetBlock GlobalUnicast = Block("2000::/3");

    /// <summary>The last four bytes are the IPv4 address that a translator leads to (RFC 6052 §2.1).</summary>
    public static readonly NetBlock Translated = Block("64:ff9b::/96");

    public static readonly IReadOnlyList<RefusedBlock> Rows =
    [
        Row("0.0.0.0/8", "this network"),
        Row("10.0.0.0/8", "private"),
        Row("100.64.0.0/10", "shared by a carrier's customers"),
        Row("127.0.0.0/8", "loopback"),
        Row("168.63.129.16", "metadata of a cloud"),
        Row("169.254.0.0/16", "link-local, metadata of a cloud"),
        Row("172.16.0.0/12", "private"),
        Row("192.0.0.0/24", "protocol assignments, metadata of a cloud"),
        Row("192.0.2.0/24", "documentation"),
        Row("192.88.99.0/24", "relay of 6to4"),
        Row("192.168.0.0/16", "private"),
        Row("198.18.0.0/15", "benchmarks"),
        Row("198.51.100.0/24", "documentation"),
        Row("203.0.113.0/24", "documentation"),
        Row("224.0.0.0/4", "multicast"),
        Row("240.0.0.0/4", "reserved, broadcast"),
        Row("2001::/23", "protocol assignments, Teredo"),
        Row("2001:db8::/32", "documentation"),
        Row("2002::/16", "6to4, leads to an IPv4 address"),
        Row("3fff::/20", "documentation"),
    ];

    private static RefusedBlock Row(string block, string what) => new(Block(block), what);

    private static NetBlock Block(string text) =>
        NetBlock.TryParse(text, out NetBlock block) ? block : throw new ArgumentException($"{text} is no block of addresses");
}
