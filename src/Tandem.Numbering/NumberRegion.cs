namespace Tandem.Numbering;

using PhoneNumbers;

/// <summary>Where somebody dials: what numbers without a country, or without an area, mean there.</summary>
/// <param name="Country">Two letters as ISO 3166 has them, e.g. <c>CN</c>.</param>
/// <param name="AreaCode">With or without the trunk prefix, e.g. <c>010</c>; empty: numbers without an area are left as they are.</param>
public sealed record NumberRegion(string Country, string AreaCode)
{
    private const int LongestAreaCode = 6;

    /// <summary>China, no area.</summary>
    public static readonly NumberRegion Default = new("CN", "");

    /// <summary>The region written so; false, and why, when there is none.</summary>
    public static bool TryMake(string country, string areaCode, out NumberRegion region, out string why)
    {
        region = new NumberRegion(country.Trim().ToUpperInvariant(), areaCode.Trim());
        why =
            !PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(region.Country)
                ? $"{country} is no country: write two letters, e.g. CN"
            : region.AreaCode.Length > LongestAreaCode || region.AreaCode.AsSpan().ContainsAnyExceptInRange('0', '9')
                ? $"{areaCode} is no area code: write up to {LongestAreaCode} digits, e.g. 010"
            : "";
        return why.Length == 0;
    }
}
