namespace Tandem.Native.Requests;

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Native.Problems;

/// <summary>Pages of what is kept in order of time, newest first: how many, and after which place.</summary>
internal static class PlacePaging
{
    /// <summary>How many are wanted, and after which place; that is null on the first page.</summary>
    public static Refusal? TryRead(int? wanted, string? cursor, out int limit, out RecordPlace? after)
    {
        after = null;
        limit = wanted ?? Paging.DefaultLimit;
        return limit is < 1 or > Paging.MostLimit ? Refusal.Invalid("limit", $"must be 1 to {Paging.MostLimit}")
            : cursor is { Length: > 0 } && !TryRead(cursor, out after)
                ? Refusal.Invalid("cursor", "is none of ours: take next of the page before")
            : null;
    }

    /// <summary>Reads a page from the archive: one more than wanted is asked for, which tells whether there is another page.</summary>
    /// <param name="read">Given how many to read.</param>
    public static async Task<(T[] Page, string? Next, Refusal? Refusal)> ReadAsync<T>(
        Asker asker,
        int limit,
        Func<IArchive, int, IReadOnlyList<T>> read,
        Func<T, RecordPlace> place
    )
    {
        (IReadOnlyList<T>? rows, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => read(archive, limit + 1),
            asker.Cancel
        );
        if (refused is { } busy)
        {
            return ([], null, Refusal.TooMany(busy));
        }
        T[] page = [.. rows!.Take(limit)];
        return (page, rows!.Count > limit ? Write(place(page[^1])) : null, null);
    }

    private static string Write(RecordPlace place) =>
        Base64Url.EncodeToString(
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place.StartMicros}.{place.Leg:N}"))
        );

    private static bool TryRead(string cursor, out RecordPlace? place)
    {
        place = null;
        string[] parts = Base64Url.IsValid(cursor) ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split('.') : [];
        if (
            parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long start)
            || !Guid.TryParseExact(parts[1], "N", out Guid leg)
        )
        {
            return false;
        }
        place = new RecordPlace(start, leg);
        return true;
    }
}
