namespace Tandem.Webhooks.Signing;

using System.Security.Cryptography;
using StandardWebhooks;
using Tandem.Webhooks.Contract;

/// <summary>Signatures as Standard Webhooks has them: one for each secret that still counts, so that a receiver can change over in its own time.</summary>
public static class SigningSecrets
{
    private const string Prefix = "whsec_";

    /// <summary>192 bits, as the specification recommends at least.</summary>
    private const int Bytes = 32;

    public static SigningSecret Fresh() => new(Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)), 0);

    /// <summary>A fresh one, and those there were until they end: after the grace at the latest.</summary>
    public static IEnumerable<SigningSecret> Rotate(IReadOnlyList<SigningSecret> before, long nowMicros, TimeSpan grace)
    {
        long ends = nowMicros + (long)grace.TotalMicroseconds;
        return before
            .Select(secret => secret.EndsMicros == 0 || secret.EndsMicros > ends ? secret with { EndsMicros = ends } : secret)
            .Where(secret => secret.EndsMicros > nowMicros)
            .Prepend(Fresh());
    }

    /// <summary>The three headers of a message.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers(
        IReadOnlyList<SigningSecret> secrets,
        string id,
        string body,
        DateTimeOffset now
    )
    {
        long micros = (now.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        IEnumerable<string> signatures = secrets
            .Where(secret => secret.EndsMicros == 0 || secret.EndsMicros > micros)
            .Select(secret => new StandardWebhook(secret.Text).Sign(id, now, body));
        return
        [
            new("webhook-id", id),
            new("webhook-timestamp", now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("webhook-signature", string.Join(' ', signatures)),
        ];
    }
}
