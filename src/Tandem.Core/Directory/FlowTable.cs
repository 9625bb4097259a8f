namespace Tandem.Core.Directory;

using System.Text;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Ivr.Documents;
using Tandem.Core.Ivr.Walking;

/// <summary>The tenant's flows by id and name; what is published of each, read once for all its calls.</summary>
internal sealed class FlowTable
{
    private readonly SortedDictionary<int, FlowRow> rows = [];
    private readonly Dictionary<string, PublishedFlow> published = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    // Read when its publication was judged, so that it is not read again when that is committed.
    private (string Document, FlowDocument Flow) judged = ("", null!);

    public int Count => rows.Count;

    /// <summary>Characters of all documents.</summary>
    public long Characters { get; private set; }

    public FlowRow? Row(int id) => rows.GetValueOrDefault(id);

    public bool Has(string name) => names.Contains(name);

    /// <summary>What new calls go through; null while nothing of that name is published.</summary>
    public PublishedFlow? Published(string name) => published.GetValueOrDefault(name);

    public bool TryReserve(string name) => names.Add(name);

    public void Release(string name) => names.Remove(name);

    /// <summary>This document was read, and will be put soon.</summary>
    public void Judged(string document, FlowDocument flow) => judged = (document, flow);

    /// <summary>False when what is published in it cannot be read.</summary>
    public bool TryPut(FlowRow row, out string fault)
    {
        fault = "";
        FlowRow? before = rows.GetValueOrDefault(row.Id);
        names.Add(row.Name);
        rows[row.Id] = row;
        Characters += SizeOf(row) - SizeOf(before);
        if (row.IsPublished && (before?.Version != row.Version || !published.ContainsKey(row.Name)))
        {
            return TryPublish(row, out fault);
        }
        return true;
    }

    public void Remove(int id)
    {
        if (rows.Remove(id, out FlowRow? row))
        {
            names.Remove(row.Name);
            published.Remove(row.Name);
            Characters -= SizeOf(row);
        }
    }

    private bool TryPublish(FlowRow row, out string fault)
    {
        fault = "";
        FlowDocument? flow = ReferenceEquals(judged.Document, row.Document) ? judged.Flow : null;
        judged = ("", null!);
        if (flow == null)
        {
            // What it names may be gone by now: calls find that out one by one, and go on.
            FlowReading read = FlowReader.Read(Encoding.UTF8.GetBytes(row.Document), null);
            flow = read.Flow;
            fault = read.Faults.Count > 0 ? read.Faults[0].Text : "";
        }
        if (flow == null)
        {
            published.Remove(row.Name);
            return false;
        }
        published[row.Name] = new PublishedFlow(row.Id, row.Version, flow);
        return true;
    }

    private static long SizeOf(FlowRow? row) => row == null ? 0 : row.Draft.Length + row.Document.Length;
}

/// <summary>A version of a flow that calls go through.</summary>
/// <param name="Flow">Never changes.</param>
internal sealed record PublishedFlow(int Id, int Version, FlowDocument Flow);
