namespace Tandem.Server.Hosting;

using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Tandem.Numbering;
using Tandem.Server.Options;

/// <summary>
/// An operator's own data of where numbers are from (<c>--places</c>): CSV in UTF-8, a line a prefix with province, city and operator:
/// <c>1380013,广东省,深圳市,中国移动</c>. A first line of names is passed over.
/// </summary>
internal static class PlaceFile
{
    /// <summary>Longer is no name of a place.</summary>
    private const int LongestField = 100;

    private const int MostPrefixes = 2_000_000;
    private const int Columns = 4;

    /// <summary>Throws <see cref="OptionException"/> where it cannot be read; all of it counts or nothing.</summary>
    public static PlaceTable Read(string file)
    {
        try
        {
            using StreamReader text = new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return Read(file, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException or CsvHelperException)
        {
            throw new OptionException($"--places {file} cannot be read: {e.Message}", $"--places {file} 无法读取：{e.Message}");
        }
    }

    private static PlaceTable Read(string file, TextReader text)
    {
        PlaceTable places = new();
        CsvConfiguration format = new(CultureInfo.InvariantCulture) { MaxFieldSize = LongestField, TrimOptions = TrimOptions.Trim };
        using CsvParser lines = new(text, format);
        while (lines.Read())
        {
            bool isHeading = lines.Row == 1 && lines.Count > 0 && !lines[0].Any(char.IsAsciiDigit);
            if (isHeading)
            {
                continue;
            }
            if (lines.Count != Columns || !places.TryAdd(lines[0], new NumberOrigin(lines[1], lines[2], lines[3])))
            {
                throw new OptionException(
                    $"--places {file}, line {lines.RawRow}: write prefix,province,city,operator, each prefix once",
                    $"--places {file} 第 {lines.RawRow} 行：请写成 号段,省,市,运营商，每个号段一次"
                );
            }
            if (places.Count > MostPrefixes)
            {
                throw new OptionException(
                    $"--places {file} has more than {MostPrefixes} prefixes",
                    $"--places {file} 的号段超过 {MostPrefixes} 个"
                );
            }
        }
        return places;
    }
}
