namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Stun;

/// <summary>
/// Tells apart the packets on the one port of all browsers (RFC 7983): a check names whom it is for, all else comes from an address that has passed
/// one. Whatever names nobody is dropped.
/// </summary>
internal sealed class BrowserLegs
{
    private const int LongestFragment = 256;
    private readonly Dictionary<string, MediaLeg> byFragment = new(StringComparer.Ordinal);
    private readonly Dictionary<NetAddress, MediaLeg> byAddress = [];
    private readonly Dictionary<string, MediaLeg>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public BrowserLegs() => bySpan = byFragment.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Checks that begin with that fragment are the leg's.</summary>
    public void Name(string fragment, MediaLeg leg) => byFragment[fragment] = leg;

    public void Unname(string fragment, MediaLeg leg)
    {
        if (byFragment.TryGetValue(fragment, out MediaLeg? named) && named == leg)
        {
            byFragment.Remove(fragment);
        }
    }

    /// <summary>The leg's peer is there: the last one that proved it.</summary>
    public void Move(in NetAddress address, MediaLeg leg) => byAddress[address] = leg;

    public void Forget(in NetAddress address, MediaLeg leg)
    {
        if (byAddress.TryGetValue(address, out MediaLeg? there) && there == leg)
        {
            byAddress.Remove(address);
        }
    }

    public MediaLeg? Find(in NetAddress from, ReadOnlySpan<byte> packet)
    {
        if (!StunMessage.IsStun(packet))
        {
            return byAddress.GetValueOrDefault(from);
        }
        return StunMessage.TryParse(packet, out StunMessage message) ? FindNamed(message.Username) : null;
    }

    private MediaLeg? FindNamed(ReadOnlySpan<byte> username)
    {
        int length = username.IndexOf((byte)':');
        if (length is <= 0 or > LongestFragment)
        {
            return null;
        }
        Span<char> fragment = stackalloc char[length];
        for (int i = 0; i < length; i++)
        {
            fragment[i] = (char)username[i];
        }
        return bySpan.TryGetValue(fragment, out MediaLeg? leg) ? leg : null;
    }
}
