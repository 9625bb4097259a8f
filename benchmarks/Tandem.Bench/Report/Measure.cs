namespace Tandem.Bench.Report;

/// <summary>One measured figure.</summary>
/// <param name="Key">Its name, unique over all rows; budgets are kept by it.</param>
/// <param name="Note">How it came about, when the figure alone would mislead.</param>
internal sealed record Measure(string Key, double Value, string Note = "");

/// <summary>What a row gave.</summary>
/// <param name="Failure">Why it gave nothing; empty when it ran.</param>
/// <param name="Details">Everything else that was seen, for the results file.</param>
internal sealed record RowResult(string Row, IReadOnlyList<Measure> Measures, string Failure, IReadOnlyDictionary<string, object> Details);

/// <summary>All rows run one way.</summary>
internal sealed record Column(string Name, bool Pinned, List<RowResult> Rows)
{
    public Measure? Find(string key) => Rows.SelectMany(row => row.Measures).FirstOrDefault(measure => measure.Key == key);
}
