namespace Tandem.Dialects.XSwitch.Wire;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>
/// The two digests XSwitch shows of an extension: MD5(extn:domain:password) and MD5(extn@domain:domain:password). They are as good
/// as the password for registering a phone, so only an administrator sees them.
/// </summary>
internal readonly record struct Ha1(string Plain, string WithDomain)
{
    private static readonly Ha1 Hidden = new("", "");

    /// <param name="domain">The tenant's: the realm its phones register with. The domain a user was created with is only echoed.</param>
    public static Ha1 Of(UserRow user, TenantViews views, string domain, bool administrator)
    {
        if (!administrator || user.ExtensionId == 0 || views.Extensions[user.ExtensionId] is not { } extension)
        {
            return Hidden;
        }
        string tail = $":{domain}:{extension.Secret}";
        return new Ha1(WireText.Md5(extension.Number + tail), WireText.Md5($"{extension.Number}@{domain}{tail}"));
    }
}
