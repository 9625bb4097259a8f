namespace Tandem.Store.Sqlite.Tables.Campaigns;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Packing;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

/// <summary>Numbers of campaigns as they are dialled.</summary>
internal sealed class CampaignTable(SqliteLink link) : ICampaignTable
{
    private readonly Statement close = link.Prepare(
        "UPDATE campaign_numbers SET state=$p3, attempts=$p4, tries=$p5, outcome=$p6, due=$p7, rank=$p8, call=NULL"
            + " WHERE tenant=$p0 AND campaign=$p1 AND number=$p2 AND attempts=$p9 AND state=$p10"
    );

    private readonly Statement putHour = link.Prepare(
        "INSERT OR REPLACE INTO campaign_hours(tenant, campaign, hour, part, event, body) VALUES($p0, $p1, $p2, $p3, $p4, $p5)"
    );

    public void Put(int tenant, PutCampaignNumber row) =>
        close.Run(
            tenant,
            row.CampaignId,
            row.Number,
            row.DueMicros == 0 ? NumberStates.Done : NumberStates.Waiting,
            row.Attempts,
            row.Tries,
            (int)row.Outcome,
            row.DueMicros,
            row.Rank,
            row.Attempt,
            row.Attempt == 0 ? NumberStates.Waiting : NumberStates.Dialling
        );

    public void Put(int tenant, PutCampaignHour row) => putHour.Run(tenant, row.CampaignId, row.Hour, row.Part, row.Event, row.Row);

    public IReadOnlyList<CampaignHour> Hours(int tenant, int from) =>
        [
            .. link.Query<byte[]>(
                    "SELECT body FROM campaign_hours WHERE tenant=@tenant AND hour>=@from ORDER BY hour, campaign, part",
                    new { tenant, from }
                )
                .Select(body => Packed.Read<CampaignHour>(body)),
        ];

    public IReadOnlyList<OpenAttempt> Open(int tenant) =>
        [
            .. link.Query<(int Campaign, string Number, int Attempts, long Tries, byte[] Call)>(
                    "SELECT campaign, number, attempts, tries, call FROM campaign_numbers WHERE tenant=@tenant AND state=1 ORDER BY campaign, number",
                    new { tenant }
                )
                .Select(row => new OpenAttempt(row.Campaign, row.Number, row.Attempts, row.Tries, new Guid(row.Call, bigEndian: true))),
        ];

    public CampaignBatch Read(int tenant, CampaignAsk ask)
    {
        List<string> zones = link.Query<string>(
            "SELECT zone FROM campaign_zones WHERE tenant=@tenant AND campaign=@campaign ORDER BY zone",
            new { tenant, campaign = ask.CampaignId }
        );
        List<CampaignNumber> due = [];
        long next = long.MaxValue;
        foreach (string zone in ask.Zones)
        {
            int left = ask.Most;
            for (int rank = 0; rank <= CampaignNumber.LastRank; rank++)
            {
                if (left > 0)
                {
                    List<CampaignNumber> some = Due(tenant, ask, zone, rank, left);
                    due.AddRange(some);
                    left -= some.Count;
                }
                next = Math.Min(next, Next(tenant, ask, zone, rank));
            }
        }
        CampaignNumber[] first =
        [
            .. due.OrderBy(number => number.Rank)
                .ThenBy(number => number.DueMicros)
                .ThenBy(number => number.Number, StringComparer.Ordinal)
                .Take(ask.Most),
        ];
        return new CampaignBatch(ask.Ticket, ask.CampaignId, first, zones, next, false);
    }

    private List<CampaignNumber> Due(int tenant, CampaignAsk ask, string zone, int rank, int most) =>
        [
            .. link.Query<(string Number, long Due, int Attempts, long Tries, string Variables, long IsDoNotCall)>(
                    "SELECT number, due, attempts, tries, variables, EXISTS(SELECT 1 FROM do_not_call WHERE tenant IN (0, @tenant) AND number=each.number)"
                        + " FROM campaign_numbers AS each WHERE tenant=@tenant AND campaign=@campaign AND state=0 AND zone=@zone AND rank=@rank AND due<=@due"
                        + " ORDER BY due LIMIT @most",
                    new
                    {
                        tenant,
                        campaign = ask.CampaignId,
                        zone,
                        rank,
                        due = ask.DueMicros,
                        most,
                    }
                )
                .Select(row => new CampaignNumber(
                    row.Number,
                    zone,
                    rank,
                    row.Due,
                    row.Attempts,
                    row.Tries,
                    row.Variables,
                    row.IsDoNotCall != 0
                )),
        ];

    private long Next(int tenant, CampaignAsk ask, string zone, int rank) =>
        link.Query<long?>(
            "SELECT min(due) FROM campaign_numbers WHERE tenant=@tenant AND campaign=@campaign AND state=0 AND zone=@zone AND rank=@rank AND due>@due",
            new
            {
                tenant,
                campaign = ask.CampaignId,
                zone,
                rank,
                due = ask.DueMicros,
            }
        )[0]
        ?? long.MaxValue;
}
