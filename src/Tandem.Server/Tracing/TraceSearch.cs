namespace Tandem.Server.Tracing;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Reading;
using Tandem.Store.Sqlite;
using Tandem.Store.Tracing;

/// <summary>Finds a trace in a data folder by what somebody has at hand: a call's id or its end as <c>records</c> shows it, a leg's, a Call-ID header.</summary>
internal sealed class TraceSearch(string data)
{
    private readonly SipTraceReader reader = new(DataFolder.TracesIn(data), new TraceLimits());

    public SipTrace? OfRegistrations(string extension) => reader.OfRegistrations(extension);

    /// <summary>Null when nothing is kept of it.</summary>
    public SipTrace? OfCall(string wanted) =>
        Ids(wanted) is { Length: > 0 } ids ? reader.OfCall(SipTraceReader.AnyTenant, ids) : reader.OfDialog(wanted);

    private Guid[] Ids(string wanted)
    {
        string digits = wanted.Replace("-", "", StringComparison.Ordinal);
        List<LegRecord> records = [];
        if (File.Exists(DataFolder.DatabaseIn(data)))
        {
            RecordReader archive = new(new SqliteDatabase(DataFolder.DatabaseIn(data)));
            bool isWhole = Guid.TryParse(wanted, out Guid call);
            foreach (TenantRow tenant in archive.Tenants())
            {
                records.AddRange(archive.Read(new RecordQuery(tenant.Id, RecordQuery.MaxLimit) { Call = isWhole ? call : Guid.Empty }));
            }
        }
        IEnumerable<LegRecord> legs = records.Where(record => EndsWith(record.Call, digits) || EndsWith(record.Leg, digits));
        IEnumerable<Guid> found = legs.SelectMany(record => new[] { record.Call, record.Leg });
        return Guid.TryParse(wanted, out Guid id) ? [.. found.Append(id).Distinct()] : [.. found.Distinct()];
    }

    private static bool EndsWith(Guid id, string digits) =>
        digits.Length >= 4 && id.ToString("N").EndsWith(digits, StringComparison.OrdinalIgnoreCase);
}
