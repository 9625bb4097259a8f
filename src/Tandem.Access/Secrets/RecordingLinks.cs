namespace Tandem.Access.Secrets;

using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

/// <summary>Links under which a recording can be fetched without a key, for a while: whoever has one may.</summary>
/// <param name="secret">Of this installation; what is signed with it stays good across restarts.</param>
/// <param name="root">Where they lead when nobody's request says it: scheme, host and port.</param>
public sealed class RecordingLinks(ReadOnlySpan<byte> secret, TimeProvider clock, Func<string> bound)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private readonly byte[] key = HMACSHA256.HashData(secret, "recording links"u8);

    /// <summary>Where this server is found from outside, without a slash at its end; empty where nobody said.</summary>
    public string Public { get; init; } = "";

    /// <summary>A link to the tenant's recording, good from now on: at the server's public address, else at the one it was asked under, else where it listens.</summary>
    /// <param name="asked">The address of the request it answers; empty for none.</param>
    public string Of(int tenant, Guid recording, string asked = "") =>
        (
            Public.Length > 0 ? Public
            : asked.Length > 0 ? asked
            : bound()
        ) + PathOf(tenant, recording);

    private string PathOf(int tenant, Guid recording)
    {
        long ends = (clock.GetUtcNow() + Life).ToUnixTimeSeconds();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/recordings/{tenant}/{recording}.wav?expires={ends}&signature={SignatureOf(tenant, recording, ends)}"
        );
    }

    public bool IsGood(int tenant, Guid recording, string expires, string signature) =>
        long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out long ends)
        && ends >= clock.GetUtcNow().ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(SignatureOf(tenant, recording, ends)),
            Encoding.UTF8.GetBytes(signature)
        );

    private string SignatureOf(int tenant, Guid recording, long ends)
    {
        string signed = string.Create(CultureInfo.InvariantCulture, $"{tenant} {recording} {ends}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
    }
}
