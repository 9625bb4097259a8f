namespace Tandem.Core.Directory;

using Tandem.Core.Contract.Rows;
using Tandem.Numbering;

/// <summary>
/// How far out a number leads: without an area or a country there are subscribers of the own area, mobiles and service numbers, with one other areas and
/// the world. What fits none of these may lead anywhere, and counts so.
/// </summary>
internal static class NumberReach
{
    private const int LongestSubscriber = 8;

    /// <param name="number">In its inner form.</param>
    /// <param name="region">Where it is dialled.</param>
    public static CallAuthority Of(string number, NumberRegion region)
    {
        // Star codes come first: what follows them is dialled.
        string plain = number[(number.LastIndexOfAny(['*', '#']) + 1)..];
        if (plain.Length != number.Length && !NumberForms.TryRead(WrittenNumber.Of(plain), region, out plain, out _))
        {
            return CallAuthority.All;
        }
        if (!NumberForms.IsInternational(plain))
        {
            return plain[0] == '0' ? CallAuthority.National
                : plain.Length <= LongestSubscriber ? CallAuthority.Local
                : CallAuthority.All;
        }
        return NumberForms.PlaceOf(plain, region) switch
        {
            NumberPlace.Near => CallAuthority.Local,
            NumberPlace.Country => CallAuthority.National,
            _ => CallAuthority.All,
        };
    }
}
