namespace Tandem.Store.Sqlite.Tables.Campaigns;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;
using Tandem.Store.Sqlite.Tables.Configuration;

/// <summary>Numbers of campaigns in bulk. What takes long is done some rows at a time, so that nobody waits for it.</summary>
internal sealed class CampaignStock(SqliteLink link) : ICampaignStock
{
    private const int Shared = 0;

    private readonly CampaignChanges changes = new(link);

    private readonly Statement stage = link.Prepare(
        "INSERT OR IGNORE INTO campaign_numbers(tenant, campaign, number, zone, variables, import, state) VALUES($p0, $p1, $p2, $p3, $p4, $p5, 9)"
    );

    private readonly Statement zone = link.Prepare("INSERT OR IGNORE INTO campaign_zones(tenant, campaign, zone) VALUES($p0, $p1, $p2)");

    private readonly Statement put = link.Prepare(
        "INSERT OR REPLACE INTO campaign_imports(tenant, id, campaign, state, body) VALUES($p0, $p1, $p2, $p3, $p4)"
    );

    public IReadOnlyList<CampaignLine> Numbers(int tenant, int campaign, string after, int most, DialOutcome? outcome) =>
        [
            .. link.Query<(string Number, int State, string Zone, int Attempts, int Outcome, long Due, string Variables)>(
                    "SELECT number, state, zone, attempts, outcome, due, variables FROM campaign_numbers WHERE tenant=@tenant AND campaign=@campaign"
                        + " AND number>@after AND state<9 AND (@outcome<0 OR outcome=@outcome) ORDER BY number LIMIT @most",
                    new
                    {
                        tenant,
                        campaign,
                        after,
                        most,
                        outcome = outcome is { } wanted ? (int)wanted : -1,
                    }
                )
                .Select(row => new CampaignLine(
                    row.Number,
                    row.State switch
                    {
                        NumberStates.Waiting => "waiting",
                        NumberStates.Dialling => "dialling",
                        _ => "done",
                    },
                    row.Zone,
                    row.Attempts,
                    row.Outcome < 0 ? null : (DialOutcome)row.Outcome,
                    row.Due,
                    row.Variables
                )),
        ];

    public CampaignCounts Counts(int tenant, int campaign)
    {
        List<(int State, int Outcome, long Count)> rows = link.Query<(int, int, long)>(
            "SELECT state, CASE WHEN state=2 THEN outcome ELSE -1 END, count(*) FROM campaign_numbers INDEXED BY campaign_due WHERE tenant=@tenant AND campaign=@campaign"
                + " AND state<9 GROUP BY 1, 2",
            new { tenant, campaign }
        );
        return new CampaignCounts(
            rows.Where(row => row.State == NumberStates.Waiting).Sum(row => row.Count),
            rows.Where(row => row.State == NumberStates.Dialling).Sum(row => row.Count),
            rows.Where(row => row.State == NumberStates.Done).ToDictionary(row => (DialOutcome)row.Outcome, row => row.Count)
        );
    }

    public IReadOnlyList<CampaignImport> Imports(int tenant, int campaign, int most) =>
        Read(
            "SELECT body, state FROM campaign_imports WHERE tenant=@tenant AND campaign=@campaign ORDER BY id DESC LIMIT @most",
            new
            {
                tenant,
                campaign,
                most,
            }
        );

    public CampaignImport? Import(int tenant, int import) =>
        Read("SELECT body, state FROM campaign_imports WHERE tenant=@tenant AND id=@import", new { tenant, import }).FirstOrDefault();

    public IReadOnlyList<CampaignImport> Unfinished() =>
        Read("SELECT body, state FROM campaign_imports WHERE state NOT IN ('done', 'failed') ORDER BY tenant, id", new { });

    public CampaignImport Put(CampaignImport import)
    {
        if (import.Id == 0)
        {
            int last = link.Query<int>("SELECT ifnull(max(id), 0) FROM campaign_imports WHERE tenant=@Tenant", new { import.Tenant })[0];
            import = import with { Id = last + 1 };
        }
        put.Run(import.Tenant, import.Id, import.Campaign, import.State, RowBody.Write(import));
        return import;
    }

    public int Stage(CampaignImport import, IReadOnlyList<NewCampaignNumber> numbers)
    {
        int added = 0;
        foreach (NewCampaignNumber each in numbers)
        {
            added += stage.Run(import.Tenant, import.Campaign, each.Number, each.Zone, each.Variables, import.Id);
        }
        foreach (string each in numbers.Select(number => number.Zone).Distinct())
        {
            zone.Run(import.Tenant, import.Campaign, each);
        }
        return added;
    }

    public bool ReleaseSome(CampaignImport import, int most) =>
        Some(import, most, "UPDATE campaign_numbers SET state=0, import=0 WHERE (tenant, campaign, number) IN");

    public bool DropSome(CampaignImport import, int most) =>
        Some(import, most, "DELETE FROM campaign_numbers WHERE (tenant, campaign, number) IN");

    public bool SweepSome(int tenant, int most)
    {
        int? gone = link.Query<int?>(
                "SELECT z.campaign FROM campaign_zones z WHERE z.tenant=@tenant AND z.campaign>@First AND NOT EXISTS("
                    + "SELECT 1 FROM dialing d WHERE d.tenant=@tenant AND d.id=z.campaign) LIMIT 1",
                new { tenant, CampaignRow.First }
            )
            .FirstOrDefault();
        if (gone is not { } campaign)
        {
            return false;
        }
        int deleted = link.Run(
            "DELETE FROM campaign_numbers WHERE (tenant, campaign, number) IN (SELECT tenant, campaign, number FROM campaign_numbers"
                + " WHERE tenant=@tenant AND campaign=@campaign LIMIT @most)",
            new
            {
                tenant,
                campaign,
                most,
            }
        );
        if (deleted == 0)
        {
            link.Run("DELETE FROM campaign_zones WHERE tenant=@tenant AND campaign=@campaign", new { tenant, campaign });
        }
        return true;
    }

    public IReadOnlyList<string> DoNotCall(int tenant, string after, int most) =>
        link.Query<string>(
            "SELECT number FROM do_not_call WHERE tenant=@tenant AND number>@after ORDER BY number LIMIT @most",
            new
            {
                tenant,
                after,
                most,
            }
        );

    public void ChangeShared(IReadOnlyList<string> added, IReadOnlyList<string> removed) => changes.Change(Shared, added, removed);

    private bool Some(CampaignImport import, int most, string what) =>
        link.Run(
            $"{what} (SELECT tenant, campaign, number FROM campaign_numbers WHERE tenant=@Tenant AND campaign=@Campaign AND import=@Id AND state=9 LIMIT @most)",
            new
            {
                import.Tenant,
                import.Campaign,
                import.Id,
                most,
            }
        ) > 0;

    // A commit that decides the import changes the state alone.
    private List<CampaignImport> Read(string sql, object values) =>
        [
            .. link.Query<(string Body, string State)>(sql, values)
                .Select(row => RowBody.Read<CampaignImport>(row.Body) with { State = row.State }),
        ];
}
