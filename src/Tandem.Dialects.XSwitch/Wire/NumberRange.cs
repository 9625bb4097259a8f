namespace Tandem.Dialects.XSwitch.Wire;

using System.Globalization;
using Tandem.Http.Reading;

/// <summary>The logins from <c>users_start</c> to <c>users_end</c>: numbers of any length, with the leading zeros of the first.</summary>
internal readonly record struct NumberRange(decimal First, decimal Last, int Digits)
{
    /// <summary>As many as are counted exactly.</summary>
    private const int MostDigits = 28;

    /// <summary>At most <paramref name="most"/> numbers; else says so in the fields' problem.</summary>
    public static NumberRange Read(Fields fields, int most)
    {
        string first = Number(fields, "users_start");
        string last = Number(fields, "users_end");
        if (fields.Problem is not null)
        {
            return default;
        }
        decimal from = decimal.Parse(first, NumberStyles.None, CultureInfo.InvariantCulture);
        decimal to = decimal.Parse(last, NumberStyles.None, CultureInfo.InvariantCulture);
        if (to < from || to - from >= most)
        {
            fields.Wrong("users_start", $"and users_end must be in order and span at most {most} users");
        }
        return new NumberRange(from, to, first[0] == '0' ? first.Length : 1);
    }

    public IEnumerable<string> All()
    {
        for (decimal number = First; number <= Last; number++)
        {
            yield return number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
        }
    }

    private static string Number(Fields fields, string name)
    {
        string text = fields.Required(name, XSwitchLimits.Number);
        if (text.Length > MostDigits || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            fields.Wrong(name, $"must be a whole number of at most {MostDigits} digits");
        }
        return text;
    }
}
