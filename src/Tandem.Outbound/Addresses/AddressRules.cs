namespace Tandem.Outbound.Addresses;

using Tandem.Foundation;

/// <summary>Which addresses HTTP for a tenant may be sent to: public ones, and what the operator opens.</summary>
/// <param name="allowed">Opened although it would be refused.</param>
public sealed class AddressRules(IReadOnlyList<NetBlock> allowed)
{
    private const int V6Bytes = 16;
    private const int V4Bytes = 4;

    /// <summary>What kind of address it is that is refused; null when it may be used.</summary>
    public string? Refused(NetAddress address)
    {
        if (NetBlock.AnyContains(allowed, address))
        {
            return null;
        }
        if (address.IsV6 && AddressTable.Translated.Contains(address))
        {
            return Refused(Inner(address));
        }
        if (AddressTable.Rows.FirstOrDefault(row => row.Block.Contains(address)) is { } row)
        {
            return row.What;
        }
        return address.IsV6 && !AddressTable.GlobalUnicast.Contains(address) ? "not global" : null;
    }

    private static NetAddress Inner(NetAddress address)
    {
        Span<byte> bytes = stackalloc byte[V6Bytes];
        address.WriteBytes(bytes);
        return NetAddress.FromBytes(bytes[^V4Bytes..], address.Port);
    }
}
