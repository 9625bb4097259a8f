namespace Tandem.Server.Options;

using Tandem.Core.Contract.Rows;
using Tandem.Numbering;

/// <summary>The values of options about numbers.</summary>
internal static class NumberOption
{
    private const string Example = "NUMBER, NUMBER=queue:NAME, NUMBER=extension:NUMBER or NUMBER=flow:NAME, e.g. 01088887777=queue:sales";

    /// <summary>A number or pattern and where its calls go. It has no id yet.</summary>
    public static RouteRow Route(string text, string origin)
    {
        string[] sides = text.Split('=', 2, StringSplitOptions.TrimEntries);
        string[] target = sides.Length < 2 ? [""] : sides[1].Split(':', 2, StringSplitOptions.TrimEntries);
        RouteTarget? kind = target switch
        {
            [""] when sides.Length < 2 => RouteTarget.None,
            ["queue", { Length: > 0 }] => RouteTarget.Queue,
            ["extension", { Length: > 0 }] => RouteTarget.Extension,
            ["flow", { Length: > 0 }] => RouteTarget.Flow,
            _ => null,
        };
        return kind is { } known && IsNumber(sides[0])
            ? new RouteRow(0, sides[0], known, known == RouteTarget.None ? "" : target[1])
            : throw new OptionException($"{origin} {text} is no number: write {Example}", $"{origin} {text} 不是号码：请写成 {Example}");
    }

    public static string Country(Given given) =>
        NumberRegion.TryMake(given.Value, "", out NumberRegion region, out _)
            ? region.Country
            : throw new OptionException(
                $"{given.Origin} {given.Value} is no country: write two letters, such as CN",
                $"{given.Origin} {given.Value} 不是国家：请写两个字母，例如 CN"
            );

    public static string AreaCode(Given given) =>
        NumberRegion.TryMake(NumberRegion.Default.Country, given.Value, out NumberRegion region, out _)
            ? region.AreaCode
            : throw new OptionException(
                $"{given.Origin} {given.Value} is no area code: write up to 6 digits, such as 010",
                $"{given.Origin} {given.Value} 不是区号：请写不超过 6 位数字，例如 010"
            );

    private static bool IsNumber(string text) =>
        NumberPattern.IsPattern(text)
            ? NumberPattern.IsValid(text, out _)
            : NumberForms.TryRead(WrittenNumber.Of(text), NumberRegion.Default, out _, out _);
}
