namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>
/// What only an administrator is shown of a user: the voicemail's password, and two digests of his extension, MD5(extn:domain:password) and
/// MD5(extn@domain:domain:password), which are as good as the password for registering a phone.
/// </summary>
/// <param name="AreShown">Else they are empty.</param>
/// <param name="Extension">Null where the user has none.</param>
/// <param name="Domain">The tenant's: the realm its phones register with. The domain a user was created with is only echoed.</param>
internal readonly record struct ShownSecrets(bool AreShown, ExtensionRow? Extension, string Domain)
{
    public static ShownSecrets Of(UserRow user, TenantViews views, string domain, bool administrator) =>
        new(administrator, administrator && user.ExtensionId != 0 ? views.Extensions[user.ExtensionId] : null, domain);

    public void Write(Utf8JsonWriter json, UserRow user)
    {
        json.WriteString("vm_password"u8, AreShown ? user.VoicemailPassword : "");
        if (Extension is null)
        {
            json.WriteString("ha1"u8, ""u8);
            json.WriteString("ha1b"u8, ""u8);
            return;
        }
        json.WriteMd5("ha1"u8, Extension.Number, Domain, Extension.Secret);
        json.WriteMd5("ha1b"u8, $"{Extension.Number}@{Domain}", Domain, Extension.Secret);
    }
}
