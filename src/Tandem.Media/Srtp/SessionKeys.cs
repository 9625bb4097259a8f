namespace Tandem.Media.Srtp;

using System.Security.Cryptography;

/// <summary>What packets of one direction and kind are protected with.</summary>
internal readonly record struct SessionKeys(byte[] Encryption, byte[] Authentication, byte[] Salt)
{
    private const byte EncryptionLabel = 0;
    private const byte AuthenticationLabel = 1;
    private const byte SaltLabel = 2;

    /// <summary>Labels of RTCP are those of RTP and this.</summary>
    private const byte Control = 3;

    private const int AuthenticationBytes = 20;
    private const int LabelPlace = 7;
    private const int Block = 16;

    /// <summary>Out of a master key and salt: RFC 3711 §4.3 with key derivation rate 0, RFC 7714 §11 for the shorter salt of GCM.</summary>
    public static SessionKeys Derive(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt, bool isControl)
    {
        byte labels = isControl ? Control : (byte)0;
        using Aes aes = Aes.Create();
        aes.SetKey(masterKey);
        return new SessionKeys(
            Derive(aes, masterSalt, (byte)(labels + EncryptionLabel), masterKey.Length),
            Derive(aes, masterSalt, (byte)(labels + AuthenticationLabel), AuthenticationBytes),
            Derive(aes, masterSalt, (byte)(labels + SaltLabel), masterSalt.Length)
        );
    }

    // The keystream of AES in counter mode that begins at label and salt.
    private static byte[] Derive(Aes aes, ReadOnlySpan<byte> masterSalt, byte label, int bytes)
    {
        Span<byte> counter = stackalloc byte[Block];
        counter.Clear();
        masterSalt.CopyTo(counter);
        counter[LabelPlace] ^= label;
        byte[] stream = new byte[(bytes + Block - 1) / Block * Block];
        for (int at = 0; at < stream.Length; at += Block)
        {
            counter[Block - 1] = (byte)(at / Block);
            aes.EncryptEcb(counter, stream.AsSpan(at, Block), PaddingMode.None);
        }
        return stream[..bytes];
    }
}
