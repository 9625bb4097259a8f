namespace Tandem.Store.Files;

using System.Security.Cryptography;
using System.Text;
using Tandem.Store.Contract;

/// <summary>Secrets that have to be shown again, as AES-256-GCM: nonce, tag, text.</summary>
public sealed class SecretBox(byte[] key)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public byte[] Seal(string secret)
    {
        byte[] plain = Encoding.UTF8.GetBytes(secret);
        byte[] box = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using AesGcm aes = new(key, TagBytes);
        Span<byte> sealedText = box.AsSpan(NonceBytes + TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, sealedText, box.AsSpan(NonceBytes, TagBytes));
        return box;
    }

    /// <summary>For a secret inside a text; none stays none.</summary>
    public string SealText(string secret) => secret.Length == 0 ? "" : Convert.ToBase64String(Seal(secret));

    public string OpenText(string box) => box.Length == 0 ? "" : Open(Convert.FromBase64String(box));

    /// <summary>Throws <see cref="StoreException"/> when the key is not the one it was sealed with.</summary>
    public string Open(byte[] box)
    {
        try
        {
            byte[] plain = new byte[box.Length - NonceBytes - TagBytes];
            using AesGcm aes = new(key, TagBytes);
            aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException)
        {
            throw new StoreException(
                "the secrets in the database were written with another key: put the data folder's key file back",
                "数据库中的密文由另一密钥写入：请放回数据目录中的 key 文件"
            );
        }
    }
}
