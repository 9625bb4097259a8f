namespace Tandem.Engine.Signalling;

using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

/// <summary>
/// Who calls. A trunk is trusted to assert it (P-Asserted-Identity, RFC 3325), and who asked it to be hidden is hidden from us as from others (Privacy,
/// RFC 3323); anybody else is who his From says.
/// </summary>
/// <param name="Number">As it was written: a user part still escaped, or a <c>tel:</c> URI.</param>
/// <param name="Name">The name shown with it.</param>
internal readonly record struct CallerIdentity(string Number, string Name)
{
    private static readonly CallerIdentity Anonymous = new("anonymous", "");

    public static CallerIdentity Of(SipMessage invite, bool isTrusted)
    {
        if (isTrusted && IsToBeHidden(invite.First(HeaderName.Privacy)))
        {
            return Anonymous;
        }
        if (isTrusted)
        {
            foreach (ReadOnlySpan<byte> value in invite.Values(HeaderName.PAssertedIdentity))
            {
                if (NameAddr.TryParse(value, out NameAddr asserted) && !asserted.Uri.User.IsEmpty)
                {
                    return new CallerIdentity(
                        asserted.Uri.NumberText,
                        asserted.DisplayName.Length > 0 ? asserted.DisplayName : NameOf(invite.From)
                    );
                }
            }
        }
        return IsAnonymous(invite.From.Uri) ? Anonymous : new CallerIdentity(invite.From.Uri.NumberText, invite.From.DisplayName);
    }

    private static string NameOf(in NameAddr from) => IsAnonymous(from.Uri) ? "" : from.DisplayName;

    private static bool IsAnonymous(in SipUri uri) =>
        uri.User.IsEmpty || Grammar.EqualsIgnoreCase(uri.User, "anonymous") || Grammar.EqualsIgnoreCase(uri.Host, "anonymous.invalid");

    // RFC 3325 §9.3: id. RFC 3323 §4.2: user, what says who he is in every header.
    private static bool IsToBeHidden(ReadOnlySpan<byte> privacy)
    {
        foreach (Range each in privacy.Split((byte)';'))
        {
            ReadOnlySpan<byte> value = Grammar.Trim(privacy[each]);
            if (Grammar.EqualsIgnoreCase(value, "id") || Grammar.EqualsIgnoreCase(value, "user"))
            {
                return true;
            }
        }
        return false;
    }
}
