namespace Tandem.Dialects.Meiqia.Wire;

/// <summary>A sip number is the extension; the 14-digit account (10 digits of the company, then the extension) is taken too.</summary>
internal static class Sip
{
    private const int CompanyDigits = 10;
    private const int AccountDigits = 14;

    public static string ExtensionOf(string written) =>
        written.Length == AccountDigits && written[0] == '9' && written.All(char.IsAsciiDigit) ? written[CompanyDigits..] : written;
}
