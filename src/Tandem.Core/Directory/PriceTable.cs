namespace Tandem.Core.Directory;

using Tandem.Core.Contract.Rows;

/// <summary>The prices of calls out, by their prefixes.</summary>
internal sealed class PriceTable
{
    private readonly Dictionary<string, List<PriceRow>> byPrefix = [];
    private int longest;

    /// <summary>The price of a call; null where there is none.</summary>
    /// <param name="dayOfWeek">1 is Monday, 7 Sunday, when it was answered.</param>
    public PriceRow? Of(string number, string trunk, int dayOfWeek, int minute)
    {
        for (int length = Math.Min(longest, number.Length); length >= 0; length--)
        {
            PriceRow? best = byPrefix
                .GetValueOrDefault(number[..length])
                ?.FindAll(row => (row.Trunk.Length == 0 || row.Trunk == trunk) && row.IsAt(dayOfWeek, minute))
                .MinBy(row => (row.Trunk.Length == 0, row.IsAlways, row.Id));
            if (best is not null)
            {
                return best;
            }
        }
        return null;
    }

    public void Put(PriceRow row)
    {
        if (!byPrefix.TryGetValue(row.Prefix, out List<PriceRow>? rows))
        {
            byPrefix.Add(row.Prefix, rows = []);
        }
        rows.Add(row);
        longest = Math.Max(longest, row.Prefix.Length);
    }

    public void Remove(PriceRow row) => byPrefix.GetValueOrDefault(row.Prefix)?.RemoveAll(each => each.Id == row.Id);
}
