namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

/// <summary>Documents in columns of their own; each that was published is kept as a version besides, the newest so many.</summary>
internal sealed class FlowTable(SqliteLink link) : RowTable<FlowRow>(link, "flows", "name", "draft", "document")
{
    private readonly SqliteLink link = link;

    private readonly Statement keep = link.Prepare(
        "INSERT OR IGNORE INTO flow_versions(tenant, flow, version, published_at, document) VALUES($p0, $p1, $p2, $p3, $p4)"
    );

    private readonly Statement trim = link.Prepare("DELETE FROM flow_versions WHERE tenant=$p0 AND flow=$p1 AND version<=$p2");

    public override bool TryWrite(int tenant, ConfigurationChange change) =>
        change switch
        {
            PutFlow { Row: { } row } => Put(tenant, row),
            RemoveFlow { Id: int id } => RemoveAll(tenant, id),
            _ => false,
        };

    public override List<FlowRow> All(int tenant) =>
        [
            .. link.Query<(string Draft, string Document, string Body)>(
                    "SELECT draft, document, body FROM flows WHERE tenant=@tenant ORDER BY id",
                    new { tenant }
                )
                .Select(line => Read(line.Body) with { Draft = line.Draft, Document = line.Document }),
        ];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<FlowVersion> Versions(int tenant, int flow) =>
        [
            .. link.Query<(long Version, long Micros)>(
                    "SELECT version, published_at FROM flow_versions WHERE tenant=@tenant AND flow=@flow ORDER BY version DESC",
                    new { tenant, flow }
                )
                .Select(line => new FlowVersion((int)line.Version, line.Micros)),
        ];

    /// <summary>Null when it is not there any more, or never was.</summary>
    public string? Document(int tenant, int flow, int version) =>
        link.Query<string>(
                "SELECT document FROM flow_versions WHERE tenant=@tenant AND flow=@flow AND version=@version",
                new
                {
                    tenant,
                    flow,
                    version,
                }
            )
            .FirstOrDefault();

    private bool Put(int tenant, FlowRow row)
    {
        if (row.IsPublished)
        {
            keep.Run(tenant, row.Id, row.Version, row.PublishedMicros, row.Document);
            trim.Run(tenant, row.Id, row.Version - FlowVersion.Kept);
        }
        return Put(tenant, row.Id, row with { Draft = "", Document = "" }, row.Name, row.Draft, row.Document);
    }

    private bool RemoveAll(int tenant, int id)
    {
        trim.Run(tenant, id, int.MaxValue);
        return Remove(tenant, id);
    }
}
