namespace Tandem.Access.Secrets;

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

/// <summary>
/// What a page sends along with a write to show that it can read this server's answers, which a page of somebody else cannot, though the browser
/// adds the cookie for both. Made of the session's secret, so that there is nothing to keep.
/// </summary>
public static class CsrfToken
{
    private const string Purpose = "csrf";

    /// <param name="session">The secret in the cookie.</param>
    public static string Of(string session) => Base64Url.EncodeToString(SecretHash.OfAll(Purpose, session).ToBytes());

    public static bool Fits(string session, string sent) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(session)), Encoding.UTF8.GetBytes(sent));
}
