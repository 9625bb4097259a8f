namespace Tandem.Numbering;

using PhoneNumbers;

/// <summary>
/// Where numbers are from: by the operator's own table where it names them, else by libphonenumber's tables of places and carriers. Ported numbers keep the
/// operator that had them first.
/// </summary>
public static class NumberOrigins
{
    private const string China = "CN";
    private const int ChinaCode = 86;

    private static readonly string[] ProvinceEnds = ["省", "自治区", "特别行政区"];

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();
    private static readonly PhoneNumberOfflineGeocoder Places = PhoneNumberOfflineGeocoder.GetInstance();
    private static readonly PhoneNumberToCarrierMapper Carriers = PhoneNumberToCarrierMapper.GetInstance();

    // Set once, before anything is served; what is asked afterwards always has the same answer.
    private static PlaceTable? own;

    /// <summary>The operator's own table counts from now on, for the whole process; for tests null takes it away again.</summary>
    public static void Use(PlaceTable? table) => own = table;

    /// <summary>Reads the tables, so that the first call does not wait for that.</summary>
    public static void Warm() => Of("+8613800138000");

    /// <param name="inner">A number in its inner form; of one without a country nothing is known.</param>
    public static NumberOrigin Of(string inner)
    {
        if (!NumberForms.IsInternational(inner))
        {
            return new NumberOrigin("", "", "");
        }
        if (own?.Of(inner) is { } given)
        {
            return given;
        }
        PhoneNumber number;
        try
        {
            number = Plans.Parse(inner, China);
        }
        catch (NumberParseException)
        {
            return new NumberOrigin("", "", "");
        }
        string place = Places.GetDescriptionForNumber(number, Locale.SimplifiedChinese);
        string carrier = Carriers.GetNameForNumber(number, Locale.SimplifiedChinese);
        // Of a number whose place is not in the tables it says the country.
        return number.CountryCode == ChinaCode
            ? InChina(place is "中国" or "China" ? "" : place, carrier)
            : new NumberOrigin(place, "", carrier);
    }

    private static NumberOrigin InChina(string place, string carrier)
    {
        foreach (string end in ProvinceEnds)
        {
            int at = place.IndexOf(end, StringComparison.Ordinal);
            if (at >= 0)
            {
                int length = at + end.Length;
                return new NumberOrigin(place[..length], place[length..], carrier);
            }
        }
        return new NumberOrigin(place, place, carrier);
    }
}
