namespace Tandem.Dialects.Udesk.Wire;

using System.Globalization;

/// <summary>What a phone of an extension is called: ten digits of the company, then the extension.</summary>
internal static class Accounts
{
    private const int First = 300_000_000;

    /// <summary>9, then nine digits of the tenant.</summary>
    public static string Of(int tenant, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"9{First + tenant:000000000}{extension}");
}
