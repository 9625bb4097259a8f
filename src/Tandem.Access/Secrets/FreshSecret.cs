namespace Tandem.Access.Secrets;

using System.Security.Cryptography;

/// <summary>New random secrets.</summary>
public static class FreshSecret
{
    // Without characters that people mix up.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>40 characters of 56 are 232 bits.</summary>
    private const int KeyLength = 40;

    /// <summary>128 bits, as 32 hexadecimal digits: a form that clients of all faces take for a session's id.</summary>
    private const int TokenLength = 32;

    public static string Key() => RandomNumberGenerator.GetString(Alphabet, KeyLength);

    public static string Token() => RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);
}
