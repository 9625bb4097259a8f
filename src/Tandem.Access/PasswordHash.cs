namespace Tandem.Access;

using System.Globalization;
using System.Security.Cryptography;

/// <summary>Passwords that are only ever compared: PBKDF2 with SHA-256, as <c>pbkdf2-sha256$rounds$salt$hash</c> (base64).</summary>
public static class PasswordHash
{
    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA256 is 600 000; sign-in is rare here and one answer takes about a tenth of a second.</summary>
    public const int Rounds = 210_000;

    private const string Scheme = "pbkdf2-sha256";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public static string Make(string password)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        byte[] hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, HashBytes);
        string rounds = Rounds.ToString(CultureInfo.InvariantCulture);
        return $"{Scheme}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    /// <summary>In the same time whether right or wrong; false for text that is no such hash.</summary>
    public static bool Verify(string hash, string password)
    {
        string[] parts = hash.Split('$');
        if (
            parts.Length != 4
            || parts[0] != Scheme
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int rounds)
        )
        {
            return false;
        }
        byte[] salt = Convert.FromBase64String(parts[2]);
        byte[] expected = Convert.FromBase64String(parts[3]);
        byte[] actual = Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, expected.Length);
        return CryptographicOperations.FixedTimeEquals(actual, expected);
    }
}
