namespace Tandem.Core.Contract;

using System.Globalization;

/// <summary>
/// The account a phone may register with instead of its bare extension: ten digits of the company, 9 and its number, then the extension. It is known whichever
/// tenant's domain stands beside it.
/// </summary>
public static class SipAccounts
{
    private const int PrefixLength = 10;
    private const int First = 300_000_000;

    public static string Of(int tenant, string extension) => PrefixOf(tenant) + extension;

    /// <summary>The extension behind an account of the tenant; what is none stays as it is.</summary>
    public static string ExtensionIn(int tenant, string account) =>
        account.Length > PrefixLength && account.StartsWith(PrefixOf(tenant), StringComparison.Ordinal) ? account[PrefixLength..] : account;

    private static string PrefixOf(int tenant) => string.Create(CultureInfo.InvariantCulture, $"9{First + tenant:000000000}");
}
