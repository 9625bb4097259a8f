using System.Globalization;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Usages.Invite;

/// <summary>One place a 3xx sends a caller to.</summary>
/// <param name="Uri">The Contact URI, without brackets and header parameters.</param>
/// <param name="Q">Preference in thousandths, 0–1000; without q it is 1000.</param>
public sealed record RedirectContact(string Uri, int Q)
{
    /// <summary>Contacts that are read; what follows is passed over.</summary>
    public const int Most = 8;

    /// <summary>The Contacts of a 3xx, best q first, equals as they came (RFC 3261 §8.1.3.4).</summary>
    internal static List<RedirectContact> Of(SipMessage response)
    {
        List<RedirectContact> contacts = [];
        foreach (ReadOnlySpan<byte> value in response.Values(HeaderName.Contact))
        {
            if (contacts.Count < Most && NameAddr.TryParse(value, out NameAddr contact) && !contact.IsStar)
            {
                contacts.Add(new RedirectContact(Encoding.UTF8.GetString(contact.Uri.Text), contact.Quality));
            }
        }
        StableSort.Sort(contacts, static (a, b) => b.Q.CompareTo(a.Q));
        return contacts;
    }
}
