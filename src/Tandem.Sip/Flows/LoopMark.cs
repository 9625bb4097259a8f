using Tandem.Foundation;

namespace Tandem.Sip.Flows;

/// <summary>
/// The number of the loop inside every branch, tag and Call-ID of ours: two characters in front of the random part, so that the
/// rim can route by it and keep no state.
/// </summary>
public static class LoopMark
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const string Cookie = "z9hG4bK";

    /// <summary>Loops there can be.</summary>
    public const int Limit = 1024;

    /// <summary>Characters of a tag.</summary>
    public const int TagLength = 16;

    /// <summary>Characters of a Call-ID.</summary>
    public const int CallIdLength = 24;

    /// <summary>Characters of a branch, RFC 3261's cookie included.</summary>
    public const int BranchLength = 25;

    internal static void WriteBranch(int loop, IdSource ids, Span<byte> branch)
    {
        "z9hG4bK"u8.CopyTo(branch);
        Write(loop, ids, branch[Cookie.Length..BranchLength]);
    }

    internal static string Token(int loop, IdSource ids, int length)
    {
        Span<byte> bytes = stackalloc byte[length];
        Write(loop, ids, bytes);
        return System.Text.Encoding.ASCII.GetString(bytes);
    }

    /// <summary>Reads the loop out of a tag or Call-ID of ours. False when it cannot be ours.</summary>
    public static bool TryRead(ReadOnlySpan<byte> token, out int loop)
    {
        loop = 0;
        if (token.Length < 2)
        {
            return false;
        }
        int high = Alphabet.IndexOf((char)token[0], StringComparison.Ordinal);
        int low = Alphabet.IndexOf((char)token[1], StringComparison.Ordinal);
        loop = high * 32 + low;
        return high >= 0 && low >= 0;
    }

    /// <summary>Reads the loop out of a branch of ours.</summary>
    public static bool TryReadBranch(ReadOnlySpan<byte> branch, out int loop)
    {
        loop = 0;
        return branch.Length == BranchLength && branch.StartsWith("z9hG4bK"u8) && TryRead(branch[Cookie.Length..], out loop);
    }

    private static void Write(int loop, IdSource ids, Span<byte> target)
    {
        target[0] = (byte)Alphabet[(loop >> 5) & 31];
        target[1] = (byte)Alphabet[loop & 31];
        ids.NextToken(target[2..]);
    }
}
