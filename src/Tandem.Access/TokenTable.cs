namespace Tandem.Access;

using System.Security.Cryptography;
using System.Text;

/// <summary>Whom a token stands for.</summary>
public sealed record TokenGrant(int Tenant, int UserId, bool Administrator);

/// <summary>
/// Tokens by their hash, so that the table holds nothing that lets anyone in. Bounded: past the limit the tokens that end soonest give
/// way. Permanent ones stay.
/// </summary>
public sealed class TokenTable
{
    /// <summary>Tokens with an end.</summary>
    public const int Limit = 100_000;

    private const int Length = 32;
    private readonly Lock gate = new();
    private readonly Dictionary<string, (TokenGrant Grant, DateTimeOffset End)> tokens = [];
    private readonly PriorityQueue<string, DateTimeOffset> ends = new();

    /// <summary>A key that never ends, e.g. from the credentials file.</summary>
    public void AddPermanent(string token, TokenGrant grant)
    {
        lock (gate)
        {
            tokens[HashOf(token)] = (grant, DateTimeOffset.MaxValue);
        }
    }

    /// <summary>A fresh token.</summary>
    public string Issue(TokenGrant grant, TimeSpan life, DateTimeOffset now)
    {
        string token = RandomNumberGenerator.GetHexString(Length, lowercase: true);
        string hash = HashOf(token);
        lock (gate)
        {
            while (ends.Count >= Limit || (ends.TryPeek(out _, out DateTimeOffset first) && first <= now))
            {
                tokens.Remove(ends.Dequeue());
            }
            tokens[hash] = (grant, now + life);
            ends.Enqueue(hash, now + life);
        }
        return token;
    }

    /// <summary>Whom it stands for; null when nobody, or no longer.</summary>
    public TokenGrant? Find(string token, DateTimeOffset now)
    {
        string hash = HashOf(token);
        lock (gate)
        {
            return tokens.TryGetValue(hash, out (TokenGrant Grant, DateTimeOffset End) entry) && entry.End > now ? entry.Grant : null;
        }
    }

    /// <summary>Ends a token; permanent ones are not ended this way.</summary>
    public void Revoke(string token)
    {
        string hash = HashOf(token);
        lock (gate)
        {
            if (tokens.TryGetValue(hash, out (TokenGrant Grant, DateTimeOffset End) entry) && entry.End < DateTimeOffset.MaxValue)
            {
                tokens.Remove(hash);
            }
        }
    }

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
