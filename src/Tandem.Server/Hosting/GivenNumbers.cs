namespace Tandem.Server.Hosting;

using Tandem.Core.Contract.Rows;
using Tandem.Numbering;
using Tandem.Server.Options;

/// <summary>
/// What the options say of the default tenant's numbers counts, whatever is kept of them. Given numbers are not kept; a given country is, together with the number
/// shown, when that is set meanwhile.
/// </summary>
internal static class GivenNumbers
{
    public static ConfigurationRows Over(ConfigurationRows kept, ServeOptions options)
    {
        NumberingRow numbering = Numbering(kept.Numbering ?? new NumberingRow(), options);
        int last = kept.Counters.Route;
        RouteRow[] given =
        [
            .. options
                .Numbers.Select(row => row with { Number = NumberPattern.InnerOf(row.Number, numbering.Region), IsGiven = true })
                .DistinctBy(row => row.Number)
                .Select((row, i) => row with { Id = last + 1 + i }),
        ];
        HashSet<string> numbers = [.. given.Select(row => row.Number)];
        return kept with
        {
            Routes = [.. kept.Routes.Where(row => !numbers.Contains(NumberPattern.InnerOf(row.Number, numbering.Region))), .. given],
            Counters = kept.Counters with { Route = last + given.Length },
            Numbering = numbering,
        };
    }

    private static NumberingRow Numbering(NumberingRow kept, ServeOptions options) =>
        options.Country.Length == 0 && options.AreaCode.Length == 0
            ? kept with
            {
                IsGiven = false,
            }
            : kept with
            {
                Country = options.Country.Length > 0 ? options.Country : kept.Country,
                AreaCode = options.AreaCode,
                IsGiven = true,
            };
}
