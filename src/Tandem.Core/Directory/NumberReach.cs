namespace Tandem.Core.Directory;

using Tandem.Core.Contract.Rows;

/// <summary>
/// How far out a dialled number leads, by the Chinese numbering plan: 00 and + go abroad, 0 to another area; without it there are subscribers of
/// the own area, mobiles and service numbers. What fits none of these may lead anywhere, and counts so.
/// </summary>
internal static class NumberReach
{
    private const string Home = "86";
    private const int LongestSubscriber = 8;
    private const int Mobile = 11;
    private const int Service = 10;

    public static CallAuthority Of(string number)
    {
        // Star codes come first: what follows them is dialled.
        string plain = number[(number.LastIndexOf('#') + 1)..];
        if (plain.Length == 0 || plain.AsSpan(1).ContainsAnyExceptInRange('0', '9') || plain[0] != '+' && !char.IsAsciiDigit(plain[0]))
        {
            return CallAuthority.All;
        }
        string abroad =
            plain[0] == '+' ? plain[1..]
            : plain.StartsWith("00", StringComparison.Ordinal) ? plain[2..]
            : "";
        if (abroad.Length > 0 || plain[0] == '+')
        {
            return abroad.StartsWith(Home, StringComparison.Ordinal) ? CallAuthority.National : CallAuthority.All;
        }
        if (plain[0] == '0')
        {
            return CallAuthority.National;
        }
        bool near =
            plain.Length <= LongestSubscriber
            || plain.Length == Mobile && plain[0] == '1'
            || plain.Length == Service && (plain[0] is '4' or '8');
        return near ? CallAuthority.Local : CallAuthority.All;
    }
}
