namespace Tandem.Core.Directory;

using Tandem.Core.Contract.Rows;

/// <summary>What the tenant's own calls go by: groups of numbers, sellers' codes, campaigns and prices, by id and by what people call them.</summary>
internal sealed class DialingTable
{
    private readonly SortedDictionary<int, DialingRow> rows = [];
    private readonly Dictionary<(string Kind, string Label), DialingRow> byLabel = [];
    private readonly Dictionary<int, SalesCodeRow> codesByAgent = [];
    private int numberLimits;

    public int Count => rows.Count;

    public bool HasNumberLimits => numberLimits > 0;

    /// <summary>What calls out cost.</summary>
    public PriceTable Prices { get; } = new();

    public T? Row<T>(int id)
        where T : DialingRow => rows.GetValueOrDefault(id) as T;

    public DialingRow? Named(string kind, string label) => byLabel.GetValueOrDefault((kind, label));

    /// <summary>All of a kind, in the order of their ids.</summary>
    public IEnumerable<T> All<T>()
        where T : DialingRow => rows.Values.OfType<T>();

    /// <summary>The code an agent's calls count as; null for none.</summary>
    public SalesCodeRow? CodeOf(int agent) => codesByAgent.GetValueOrDefault(agent);

    public void Put(DialingRow row)
    {
        Remove(row.Id);
        rows[row.Id] = row;
        byLabel[(row.Kind, row.Label)] = row;
        if (row is SalesCodeRow code)
        {
            foreach (int agent in code.Agents)
            {
                codesByAgent[agent] = code;
            }
        }
        else if (row is PriceRow price)
        {
            Prices.Put(price);
        }
        numberLimits += row is NumberLimitRow ? 1 : 0;
    }

    public void Remove(int id)
    {
        if (!rows.Remove(id, out DialingRow? row))
        {
            return;
        }
        byLabel.Remove((row.Kind, row.Label));
        numberLimits -= row is NumberLimitRow ? 1 : 0;
        if (row is PriceRow price)
        {
            Prices.Remove(price);
        }
        if (row is SalesCodeRow code)
        {
            foreach (int agent in code.Agents)
            {
                if (codesByAgent.GetValueOrDefault(agent) == code)
                {
                    codesByAgent.Remove(agent);
                }
            }
        }
    }
}
