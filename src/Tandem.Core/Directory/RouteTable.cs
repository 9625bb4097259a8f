namespace Tandem.Core.Directory;

using Tandem.Core.Contract.Rows;
using Tandem.Numbering;

/// <summary>The tenant's numbers by their inner form, and its patterns, the one that says most first.</summary>
internal sealed class RouteTable(TenantNumbers numbers)
{
    private readonly Dictionary<int, RouteRow> byId = [];
    private readonly Dictionary<string, RouteRow> byNumber = [];
    private readonly List<RouteRow> patterns = [];
    private readonly HashSet<string> reserved = [];

    public int Count => byId.Count;

    public RouteRow? ById(int id) => byId.GetValueOrDefault(id);

    /// <summary>The row of that number or pattern.</summary>
    public RouteRow? Named(string number) => byNumber.GetValueOrDefault(KeyOf(number));

    /// <summary>The row that takes calls to a number: its own, else the pattern that says most of it.</summary>
    /// <param name="forms">All the ways in which the number may be written.</param>
    public RouteRow? For(ReadOnlySpan<string> forms)
    {
        foreach (string form in forms)
        {
            if (byNumber.TryGetValue(form, out RouteRow? own) && !NumberPattern.IsPattern(own.Number))
            {
                return own;
            }
        }
        foreach (RouteRow row in patterns)
        {
            foreach (string form in forms)
            {
                if (NumberPattern.Matches(row.Number, form))
                {
                    return row;
                }
            }
        }
        return null;
    }

    public bool TryReserve(string number) => !byNumber.ContainsKey(KeyOf(number)) && reserved.Add(KeyOf(number));

    public void Release(string number) => reserved.Remove(KeyOf(number));

    public void Put(RouteRow row)
    {
        Remove(row.Id);
        Release(row.Number);
        byId[row.Id] = row;
        byNumber[KeyOf(row.Number)] = row;
        if (NumberPattern.IsPattern(row.Number))
        {
            int at = patterns.FindIndex(each => Compare(row, each) < 0);
            patterns.Insert(at < 0 ? patterns.Count : at, row);
        }
    }

    public void Remove(int id)
    {
        if (byId.Remove(id, out RouteRow? row))
        {
            patterns.Remove(row);
            if (byNumber.GetValueOrDefault(KeyOf(row.Number)) == row)
            {
                byNumber.Remove(KeyOf(row.Number));
            }
        }
    }

    /// <summary>The tenant's region is another: what was written without area or country means other numbers now.</summary>
    public void Reread()
    {
        RouteRow[] rows = [.. byId.Values];
        Array.Sort(rows, (a, b) => a.Id.CompareTo(b.Id));
        byId.Clear();
        byNumber.Clear();
        patterns.Clear();
        foreach (RouteRow row in rows)
        {
            Put(row);
        }
    }

    private static int Compare(RouteRow a, RouteRow b)
    {
        int order = NumberPattern.Compare(a.Number, b.Number);
        return order != 0 ? order : a.Id.CompareTo(b.Id);
    }

    // What is no number is kept as it is: a carrier may call a name.
    private string KeyOf(string number) =>
        !NumberPattern.IsPattern(number) && numbers.TryRead(WrittenNumber.Of(number), out string inner, out _) ? inner : number;
}
