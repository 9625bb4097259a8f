namespace Tandem.Native.Requests;

using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Tandem.Native.Problems;

/// <summary>Which part of a list is wanted.</summary>
internal readonly record struct Paging
{
    public const int DefaultLimit = 100;
    public const int MostLimit = 1_000;

    /// <summary>How many at most; 100 when not given.</summary>
    [Range(1, MostLimit)]
    public int? Limit { get; init; }

    /// <summary>Where to go on: <c>next</c> of the page before. Opaque.</summary>
    public string? Cursor { get; init; }

    /// <summary>Takes a page of rows that come in rising order of a unique number.</summary>
    public static Refusal? TryTake<T>(Paging paging, IEnumerable<T> rows, Func<T, long> key, out List<T> page, out string? next)
    {
        page = [];
        next = null;
        if (TryRead(paging, out int limit, out long after) is { } refusal)
        {
            return refusal;
        }
        foreach (T row in rows)
        {
            long number = key(row);
            if (number <= after)
            {
                continue;
            }
            if (page.Count == limit)
            {
                next = Write(key(page[^1]));
                break;
            }
            page.Add(row);
        }
        return null;
    }

    /// <summary>For lists that are asked for page by page: how many, and after which number; that is the least there is on the first page.</summary>
    public static Refusal? TryRead(Paging paging, out int limit, out long after)
    {
        after = long.MinValue;
        limit = paging.Limit ?? DefaultLimit;
        return limit is < 1 or > MostLimit ? Refusal.Invalid("limit", $"must be 1 to {MostLimit}")
            : paging.Cursor is { Length: > 0 } cursor && !TryRead(cursor, out after)
                ? Refusal.Invalid("cursor", "is none of ours: take next of the page before")
            : null;
    }

    /// <summary>A cursor that leads on after that number.</summary>
    public static string Write(long number) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    private static bool TryRead(string cursor, out long number)
    {
        number = 0;
        return Base64Url.IsValid(cursor)
            && long.TryParse(Base64Url.DecodeFromChars(cursor), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }
}
