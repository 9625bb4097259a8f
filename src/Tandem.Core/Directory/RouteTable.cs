namespace Tandem.Core.Directory;

using Tandem.Core.Contract.Rows;
using Tandem.Foundation;
using Tandem.Numbering;

/// <summary>The tenant's numbers by their inner form, and its patterns.</summary>
internal sealed class RouteTable(TenantNumbers numbers)
{
    private readonly SortedDictionary<int, RouteRow> byId = [];
    private readonly Dictionary<string, RouteRow> byNumber = [];
    private readonly List<RouteRow> patterns = [];
    private readonly List<string> plain = [];
    private readonly HashSet<string> reserved = [];

    public int Count => byId.Count;

    public int Patterns => patterns.Count;

    /// <summary>Any number that is no pattern, each as likely as the other; null when there is none.</summary>
    public string? AnyNumber(Prng prng) => AnyOf(plain, prng);

    /// <summary>Any of those that may call; null when there is none.</summary>
    public string? AnyNumber(Prng prng, Predicate<string> mayCall) => AnyOf(plain.FindAll(mayCall), prng);

    /// <summary>There is no number, or only patterns.</summary>
    public bool HasNone => plain.Count == 0;

    public bool HasAny(Predicate<string> which) => plain.Exists(which);

    /// <summary>It is a number of the tenant, and no pattern.</summary>
    public bool IsOwn(string inner) => Own(inner) != null;

    /// <summary>The row of a number of the tenant; null for patterns, and for what is none of its numbers.</summary>
    public RouteRow? Own(string inner) =>
        byNumber.TryGetValue(inner, out RouteRow? row) && !NumberPattern.IsPattern(row.Number) ? row : null;

    private static string? AnyOf(List<string> numbers, Prng prng) =>
        numbers.Count switch
        {
            0 => null,
            1 => numbers[0],
            _ => numbers[prng.Below(numbers.Count)],
        };

    /// <summary>The row of that number or pattern.</summary>
    public RouteRow? Named(string number) => byNumber.GetValueOrDefault(InnerOf(number));

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
        RouteRow? best = null;
        int least = int.MaxValue;
        foreach (RouteRow row in patterns)
        {
            foreach (string form in forms)
            {
                bool matches = NumberPattern.Matches(row.Number, form, out int looseness);
                if (matches && (looseness, row.Id).CompareTo((least, best?.Id ?? 0)) < 0)
                {
                    (best, least) = (row, looseness);
                }
            }
        }
        return best;
    }

    /// <summary>The first number that leads there; null when none does.</summary>
    public RouteRow? To(RouteTarget target, string destination) =>
        byId.Values.FirstOrDefault(row => row.Target == target && row.Destination == destination);

    public bool TryReserve(string number) => !byNumber.ContainsKey(InnerOf(number)) && reserved.Add(InnerOf(number));

    public void Release(string number) => reserved.Remove(InnerOf(number));

    public void Put(RouteRow row)
    {
        Remove(row.Id);
        Release(row.Number);
        byId[row.Id] = row;
        byNumber[InnerOf(row.Number)] = row;
        if (NumberPattern.IsPattern(row.Number))
        {
            patterns.Add(row);
        }
        else
        {
            plain.Add(row.Number);
        }
    }

    public void Remove(int id)
    {
        if (byId.Remove(id, out RouteRow? row))
        {
            patterns.Remove(row);
            plain.Remove(row.Number);
            if (byNumber.GetValueOrDefault(InnerOf(row.Number)) == row)
            {
                byNumber.Remove(InnerOf(row.Number));
            }
        }
    }

    /// <summary>The tenant's region is another: what was written without area or country means other numbers now.</summary>
    public void Reread()
    {
        RouteRow[] rows = [.. byId.Values];
        byId.Clear();
        byNumber.Clear();
        patterns.Clear();
        plain.Clear();
        foreach (RouteRow row in rows)
        {
            Put(row);
        }
    }

    /// <summary>The form in which a number or a pattern is kept.</summary>
    public string InnerOf(string number) => NumberPattern.InnerOf(number, numbers.Region);
}
