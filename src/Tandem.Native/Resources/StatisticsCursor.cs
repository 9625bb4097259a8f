namespace Tandem.Native.Resources;

using System.Buffers.Text;
using System.Globalization;
using System.Text;

/// <summary>Where a list of statistics goes on, as clients hand it back.</summary>
internal static class StatisticsCursor
{
    private const char Between = '.';

    public static string Write(StatisticsPlace place) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place.From}{Between}{place.Id}")));

    /// <summary>None is the beginning.</summary>
    public static bool TryRead(string? cursor, out StatisticsPlace place)
    {
        place = default;
        if (string.IsNullOrEmpty(cursor))
        {
            return true;
        }
        string[] parts = Base64Url.IsValid(cursor) ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split(Between) : [];
        if (
            parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int from)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int id)
        )
        {
            return false;
        }
        place = new StatisticsPlace(from, id);
        return true;
    }
}
