namespace Tandem.Access.Totps;

using System.Security.Cryptography;
using Tandem.Access.Secrets;

/// <summary>
/// Codes to get in with once each where the authenticator is lost. They are random (79 bits), so that their hashes give nothing away; what is kept is the hashes
/// of those that have not been used, one text.
/// </summary>
public static class RecoveryCodes
{
    /// <summary>How many are given at a time.</summary>
    public const int Count = 10;

    // Without characters that people mix up, and in one case: they are typed from paper.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Letters = 16;
    private const int Group = 4;
    private const char Between = ' ';

    /// <summary>Fresh ones, and what is kept of them.</summary>
    public static (IReadOnlyList<string> Codes, string Kept) Fresh()
    {
        string[] codes = [.. Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Alphabet, Letters))];
        return ([.. codes.Select(Shown)], string.Join(Between, codes.Select(HashOf)));
    }

    /// <summary>How many of them are left.</summary>
    public static int Left(string kept) => kept.Length == 0 ? 0 : kept.Split(Between).Length;

    /// <summary>What is kept when this one is used up; null when it is none of them.</summary>
    /// <param name="code">As it was typed: dashes, spaces and case do not matter.</param>
    public static string? Use(string kept, string code)
    {
        string plain = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        if (plain.Length != Letters || kept.Length == 0)
        {
            return null;
        }
        string[] hashes = kept.Split(Between);
        string hash = HashOf(plain);
        return hashes.Contains(hash, StringComparer.Ordinal) ? string.Join(Between, hashes.Where(each => each != hash)) : null;
    }

    private static string HashOf(string plain) => Convert.ToBase64String(SecretHash.Of(plain).ToBytes());

    private static string Shown(string plain) => string.Join('-', plain.Chunk(Group).Select(part => new string(part)));
}
