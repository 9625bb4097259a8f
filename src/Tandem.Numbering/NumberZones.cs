namespace Tandem.Numbering;

using PhoneNumbers;

/// <summary>Which clock it is by where a number is from, by libphonenumber's table.</summary>
public static class NumberZones
{
    private const string Unknown = "Etc/Unknown";
    private const string Between = ";";

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();
    private static readonly PhoneNumberToTimeZonesMapper Zones = PhoneNumberToTimeZonesMapper.GetInstance();

    /// <summary>Names of the time zone database, <c>;</c> between several; empty where the table has none.</summary>
    /// <param name="inner">A number in its inner form.</param>
    public static string Of(string inner)
    {
        if (!NumberForms.IsInternational(inner))
        {
            return "";
        }
        try
        {
            return string.Join(Between, Zones.GetTimeZonesForNumber(Plans.Parse(inner, null)).Where(zone => zone != Unknown));
        }
        catch (NumberParseException)
        {
            return "";
        }
    }
}
