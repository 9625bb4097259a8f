namespace Tandem.Bench.Rows;

using Tandem.Bench.Report;

/// <summary>One row of the table: a load, and the figures it gives.</summary>
internal interface IRow
{
    string Name { get; }

    /// <summary>Whether it is run with nothing pinned as well.</summary>
    bool HasUnpinned { get; }

    Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel);
}

/// <summary>What a row has found so far.</summary>
internal sealed class RowFindings
{
    public List<Measure> Measures { get; } = [];

    /// <summary>Everything else worth keeping.</summary>
    public Dictionary<string, object> Details { get; } = [];

    public void Add(string key, double value, string note = "") => Measures.Add(new Measure(key, value, note));
}
