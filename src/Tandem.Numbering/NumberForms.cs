namespace Tandem.Numbering;

using System.Globalization;
using PhoneNumbers;

/// <summary>
/// The forms a number has: one inside, E.164 with its <c>+</c>, and the one people of a country write. What belongs to no numbering plan (short and
/// service numbers, star codes, subscribers of no known area) has one form, its digits. The plans are those of libphonenumber.
/// </summary>
public static class NumberForms
{
    private const string China = "CN";
    private const int LongestNumber = 32;

    /// <summary>E.164, the country's code counted.</summary>
    private const int LongestInternational = 15;

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();
    private static readonly ShortNumberInfo ShortNumbers = ShortNumberInfo.GetInstance();

    /// <summary>The inner form of a number; false, and why, when it is none.</summary>
    public static bool TryRead(WrittenNumber written, NumberRegion region, out string inner, out string why)
    {
        inner = "";
        if (!written.TryDigits(out string digits, out why))
        {
            return false;
        }
        if (digits.Length > LongestNumber)
        {
            why = $"{written.Short} is no number: it has more than {LongestNumber} digits";
            return false;
        }
        if (digits.AsSpan().ContainsAny('*', '#'))
        {
            inner = digits;
            return true;
        }
        if (written.Context.Length > 0 && digits[0] != '+' && Known(written.Context + digits, region) is { } there)
        {
            inner = there;
            return true;
        }
        return TryRead(written.Short, digits, region, out inner, out why);
    }

    /// <summary>The inner form of a mobile or a landline, here or abroad; false, and why, for what is no number, and for extensions, short and service numbers.</summary>
    public static bool TryReadPublic(string written, NumberRegion region, out string inner, out string why)
    {
        if (!TryRead(WrittenNumber.Of(written), region, out inner, out why))
        {
            return false;
        }
        why = IsInternational(inner) ? "" : $"{written} is no number of a mobile or a landline";
        return why.Length == 0;
    }

    /// <summary>Whether it looks like the inner form of such a number: E.164 with its <c>+</c>. Which plan it is of is not looked at.</summary>
    public static bool IsPublic(string inner) =>
        inner.Length is > 2 and <= LongestInternational + 1
        && IsInternational(inner)
        && !inner.AsSpan(1).ContainsAnyExceptInRange('0', '9');

    /// <summary>As people of that country write it: national there, with the prefix for calls abroad for others; other numbers are left as they are.</summary>
    public static string National(string inner, NumberRegion region)
    {
        if (!inner.StartsWith('+') || Parse(inner, region, out _) is not { } number)
        {
            return inner;
        }
        string written =
            number.CountryCode == Plans.GetCountryCodeForRegion(region.Country)
                ? Plans.Format(number, PhoneNumberFormat.NATIONAL)
                : Plans.FormatOutOfCountryCallingNumber(number, region.Country);
        return string.Concat(written.Where(c => char.IsAsciiDigit(c) || c == '+'));
    }

    /// <summary>Whether it is a number with its country: then <see cref="National"/> is another form of it.</summary>
    public static bool IsInternational(string inner) => inner.StartsWith('+');

    /// <summary>Where a number with its country is, seen from the region.</summary>
    public static NumberPlace PlaceOf(string inner, NumberRegion region)
    {
        if (Parse(inner, region, out _) is not { } number || number.CountryCode != Plans.GetCountryCodeForRegion(region.Country))
        {
            return NumberPlace.Abroad;
        }
        return Plans.GetNumberType(number) switch
        {
            PhoneNumberType.FIXED_LINE or PhoneNumberType.FIXED_LINE_OR_MOBILE => InArea(Plans.GetNationalSignificantNumber(number), region)
                ? NumberPlace.Near
                : NumberPlace.Country,
            PhoneNumberType.UNKNOWN when ChinasMobile(Plans.GetNationalSignificantNumber(number), region) is not null => NumberPlace.Near,
            PhoneNumberType.PREMIUM_RATE or PhoneNumberType.UNKNOWN => NumberPlace.Abroad,
            _ => NumberPlace.Near,
        };
    }

    private static bool TryRead(string text, string digits, NumberRegion region, out string inner, out string why)
    {
        inner = digits;
        why = "";
        PhoneNumber? number = Parse(digits, region, out ErrorType? error);
        bool hasCountry = digits[0] == '+' || number?.CountryCodeSource == PhoneNumber.Types.CountryCodeSource.FROM_NUMBER_WITH_IDD;
        if (number is null)
        {
            bool isAbroad = hasCountry || error is ErrorType.INVALID_COUNTRY_CODE or ErrorType.TOO_SHORT_AFTER_IDD;
            why =
                !isAbroad ? ""
                : error == ErrorType.INVALID_COUNTRY_CODE ? $"{text} is no number: no country has that code"
                : $"{text} is no number: its length is wrong";
            return why.Length == 0;
        }
        if (hasCountry)
        {
            inner = Plans.Format(number, PhoneNumberFormat.E164);
            why = inner.Length > LongestInternational + 1 ? $"{text} is no number: it has more than {LongestInternational} digits" : "";
            return why.Length == 0;
        }
        inner =
            Plans.IsValidNumber(number) && IsWhole(number)
                ? Plans.Format(number, PhoneNumberFormat.E164)
                : ChinasMobile(digits, region) ?? WithArea(digits, region) ?? digits;
        return true;
    }

    // Carriers are chosen by digits before the number; without them it would be another call.
    private static bool IsWhole(PhoneNumber number) => number.PreferredDomesticCarrierCode.Length == 0;

    private static string? ChinasMobile(string digits, NumberRegion region) =>
        region.Country == China && MobileRanges.Has(digits) ? $"+86{digits}" : null;

    private static string? WithArea(string digits, NumberRegion region)
    {
        bool isLocal = region.AreaCode.Length > 0 && digits[0] != '0';
        return isLocal && !IsShort(digits, region) ? Known(region.AreaCode + digits, region) : null;
    }

    private static bool InArea(string national, NumberRegion region)
    {
        string area = region.AreaCode.TrimStart('0');
        return area.Length > 0 && national.StartsWith(area, StringComparison.Ordinal);
    }

    private static bool IsShort(string digits, NumberRegion region) =>
        Parse(digits, region, out _) is not { } number || ShortNumbers.IsValidShortNumberForRegion(number, region.Country);

    private static string? Known(string digits, NumberRegion region) =>
        Parse(digits, region, out _) is { } number && Plans.IsValidNumber(number) && IsWhole(number)
            ? Plans.Format(number, PhoneNumberFormat.E164)
            : null;

    private static PhoneNumber? Parse(string digits, NumberRegion region, out ErrorType? error)
    {
        try
        {
            error = null;
            return Plans.ParseAndKeepRawInput(digits, region.Country);
        }
        catch (NumberParseException e)
        {
            error = e.ErrorType;
            return null;
        }
    }
}
