namespace Tandem.Access.Passwords;

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

/// <summary>
/// Passwords that are only ever compared: PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2), as <c>pbkdf2-sha256$rounds$salt$hash</c> (base64). Its cost
/// is in the text, so that it can rise: a hash of before is verified with its own rounds, and made anew at the next sign-in. Slow by
/// design: see <see cref="PasswordChecks"/> for who may run it.
/// </summary>
public static class PasswordHash
{
    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA256.</summary>
    public const int Rounds = 600_000;

    /// <summary>More is no hash of ours but an attempt to keep us busy.</summary>
    private const int MostRounds = 10_000_000;

    private const int RoundsOfFile = 1;
    private const string Scheme = "pbkdf2-sha256";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>Hashes with a salt of its own.</summary>
    public static string Make(string password, int rounds = Rounds) => Make(password, RandomNumberGenerator.GetBytes(SaltBytes), rounds);

    /// <summary>
    /// In the same time whether right or wrong, and as long as <see cref="Make(string, int)"/> takes, even for a cheaper hash of before; false for
    /// text that is no such hash.
    /// </summary>
    public static bool Verify(string hash, string password, int rounds = Rounds)
    {
        if (!TryParse(hash, out Parts? parts))
        {
            return false;
        }
        byte[] actual = Derive(password, parts.Salt, parts.Rounds, parts.Hash.Length);
        if (parts.Rounds < rounds)
        {
            // Else the time would tell which users are there, and who has not signed in for long.
            _ = Derive(password, parts.Salt, rounds - parts.Rounds, HashBytes);
        }
        return CryptographicOperations.FixedTimeEquals(actual, parts.Hash);
    }

    /// <summary>The same password at today's cost; null when it is not cheaper than that, or never was to be kept. The stamp stays.</summary>
    public static string? Upgrade(string hash, string password, int rounds = Rounds) =>
        TryParse(hash, out Parts? parts) && parts.Rounds < rounds && parts.Rounds != RoundsOfFile
            ? Make(password, parts.Salt, rounds)
            : null;

    /// <summary>
    /// For a password that stands in a file in plain text and is hashed again at every start: nothing is won by making that slow.
    /// </summary>
    /// <param name="salt">16 bytes that follow from the password and something secret, so that the stamp is the same at every start.</param>
    public static string OfFile(string password, byte[] salt) => Make(password, salt, RoundsOfFile);

    /// <summary>Whether it is such a hash, so that what the file says now counts.</summary>
    public static bool IsOfFile(string hash) => TryParse(hash, out Parts? parts) && parts.Rounds == RoundsOfFile;

    /// <summary>A text that changes whenever a password is set, and with nothing else; empty where there is none.</summary>
    public static string StampOf(string hash) => TryParse(hash, out Parts? parts) ? Convert.ToBase64String(parts.Salt) : "";

    /// <summary>Hashes with a salt that is there already.</summary>
    internal static string Make(string password, byte[] salt, int rounds)
    {
        byte[] hash = Derive(password, salt, rounds, HashBytes);
        string cost = rounds.ToString(CultureInfo.InvariantCulture);
        return $"{Scheme}${cost}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    private static byte[] Derive(string password, byte[] salt, int rounds, int bytes) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, bytes);

    private static bool TryParse(string text, [NotNullWhen(true)] out Parts? parts)
    {
        parts = null;
        string[] fields = text.Split('$');
        if (
            fields.Length != 4
            || fields[0] != Scheme
            || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out int rounds)
            || rounds is < 1 or > MostRounds
        )
        {
            return false;
        }
        byte[] salt = new byte[64];
        byte[] hash = new byte[64];
        if (
            !Convert.TryFromBase64String(fields[2], salt, out int saltLength)
            || !Convert.TryFromBase64String(fields[3], hash, out int hashLength)
            || saltLength == 0
            || hashLength < SaltBytes
        )
        {
            return false;
        }
        parts = new Parts(rounds, salt[..saltLength], hash[..hashLength]);
        return true;
    }

    private sealed record Parts(int Rounds, byte[] Salt, byte[] Hash);
}
