namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>
/// The two digests XSwitch shows of an extension: MD5(extn:domain:password) and MD5(extn@domain:domain:password). They are as good
/// as the password for registering a phone, so only an administrator sees them.
/// </summary>
/// <param name="Extension">Null where nothing is shown.</param>
/// <param name="Domain">The tenant's: the realm its phones register with. The domain a user was created with is only echoed.</param>
internal readonly record struct Ha1(ExtensionRow? Extension, string Domain)
{
    public static Ha1 Of(UserRow user, TenantViews views, string domain, bool administrator) =>
        new(administrator && user.ExtensionId != 0 ? views.Extensions[user.ExtensionId] : null, domain);

    public void Write(Utf8JsonWriter json)
    {
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
