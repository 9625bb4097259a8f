namespace Tandem.Engine.Signalling;

using Tandem.Core.Contract;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

/// <summary>
/// Who calls. A trunk is trusted to assert it (P-Asserted-Identity, RFC 3325), and asked to hide it keeps it from us as from others (Privacy:
/// id, RFC 3323); anybody else is who his From says.
/// </summary>
internal readonly record struct CallerIdentity(string Number, string Name)
{
    private const string Anonymous = "anonymous";

    public static CallerIdentity Of(SipMessage invite, bool isTrusted)
    {
        if (isTrusted && HidesIdentity(invite))
        {
            return new CallerIdentity(Anonymous, "");
        }
        if (isTrusted)
        {
            foreach (ReadOnlySpan<byte> value in invite.Values(HeaderName.PAssertedIdentity))
            {
                if (NameAddr.TryParse(value, out NameAddr asserted) && NumberText.OfUri(asserted.Uri.User) is { Length: > 0 } number)
                {
                    return new CallerIdentity(number, Shown(asserted.DisplayName, invite));
                }
            }
        }
        return new CallerIdentity(NumberText.OfUri(invite.From.Uri.User), invite.From.DisplayName);
    }

    private static string Shown(string asserted, SipMessage invite) => asserted.Length > 0 ? asserted : invite.From.DisplayName;

    private static bool HidesIdentity(SipMessage invite) => invite.First("Privacy").IndexOf("id"u8) >= 0;
}
