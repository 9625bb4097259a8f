namespace Tandem.Engine.Signalling;

using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

/// <summary>
/// Who calls. A trunk is trusted to assert it (P-Asserted-Identity, RFC 3325), and asked to hide it keeps it from us as from others (Privacy:
/// id, RFC 3323); anybody else is who his From says.
/// </summary>
/// <param name="Number">As it was written: a user part still escaped, or a <c>tel:</c> URI.</param>
/// <param name="Name">The name shown with it.</param>
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
                if (NameAddr.TryParse(value, out NameAddr asserted) && !asserted.Uri.User.IsEmpty)
                {
                    return new CallerIdentity(asserted.Uri.NumberText, Shown(asserted.DisplayName, invite));
                }
            }
        }
        return new CallerIdentity(invite.From.Uri.NumberText, invite.From.DisplayName);
    }

    private static string Shown(string asserted, SipMessage invite) => asserted.Length > 0 ? asserted : invite.From.DisplayName;

    private static bool HidesIdentity(SipMessage invite) => invite.First("Privacy").IndexOf("id"u8) >= 0;
}
