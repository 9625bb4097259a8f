namespace Tandem.Media.Stun;

/// <summary>Attributes of STUN messages (RFC 8489 §18.3, RFC 8445 §20.2). Those below 0x8000 must be understood.</summary>
public static class StunAttribute
{
    public const ushort Username = 0x0006;
    public const ushort MessageIntegrity = 0x0008;
    public const ushort ErrorCode = 0x0009;
    public const ushort UnknownAttributes = 0x000A;
    public const ushort MessageIntegritySha256 = 0x001C;
    public const ushort XorMappedAddress = 0x0020;
    public const ushort Priority = 0x0024;
    public const ushort UseCandidate = 0x0025;
    public const ushort Fingerprint = 0x8028;
    public const ushort IceControlled = 0x8029;
    public const ushort IceControlling = 0x802A;

    /// <summary>From here on attributes may be passed over.</summary>
    public const ushort FirstOptional = 0x8000;
}
