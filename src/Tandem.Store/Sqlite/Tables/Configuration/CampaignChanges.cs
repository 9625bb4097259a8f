namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

/// <summary>Numbers that come into campaigns, attempts that begin, and who is not to be called.</summary>
internal sealed class CampaignChanges(SqliteLink link) : IChangeTable
{
    private readonly Statement fill = link.Prepare(
        "INSERT OR IGNORE INTO campaign_numbers(tenant, campaign, number, zone, variables) VALUES($p0, $p1, $p2, $p3, $p4)"
    );

    private readonly Statement zone = link.Prepare("INSERT OR IGNORE INTO campaign_zones(tenant, campaign, zone) VALUES($p0, $p1, $p2)");

    private readonly Statement begin = link.Prepare(
        "UPDATE campaign_numbers SET state=1, attempts=$p3, call=$p4 WHERE tenant=$p0 AND campaign=$p1 AND number=$p2 AND state=0 AND attempts=$p3-1"
            + " AND NOT EXISTS(SELECT 1 FROM do_not_call WHERE tenant IN (0, $p0) AND number=$p2)"
    );

    private readonly Statement release = link.Prepare("UPDATE campaign_imports SET state='releasing' WHERE tenant=$p0 AND id=$p1");

    private readonly Statement forbid = link.Prepare("INSERT OR IGNORE INTO do_not_call(tenant, number) VALUES($p0, $p1)");

    private readonly Statement allow = link.Prepare("DELETE FROM do_not_call WHERE tenant=$p0 AND number=$p1");

    public bool TryWrite(int tenant, ConfigurationChange change)
    {
        switch (change)
        {
            case AddCampaignNumbers added:
                foreach (NewCampaignNumber each in added.Numbers)
                {
                    fill.Run(tenant, added.CampaignId, each.Number, each.Zone, each.Variables);
                }
                foreach (string each in added.Numbers.Select(number => number.Zone).Distinct())
                {
                    zone.Run(tenant, added.CampaignId, each);
                }
                return true;
            case BeginCampaignAttempt begun:
                if (begin.Run(tenant, begun.CampaignId, begun.Number, begun.Attempt, begun.Call) == 0)
                {
                    throw new RowRefusedException($"{begun.Number} is not waiting to be dialled a {begun.Attempt}. time");
                }
                return true;
            case ReleaseCampaignImport released:
                if (release.Run(tenant, released.ImportId) == 0)
                {
                    throw new RowRefusedException($"there is no import {released.ImportId}");
                }
                return true;
            case ChangeDoNotCall changed:
                Change(tenant, changed.Added, changed.Removed);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Numbers onto the list of a tenant, or the one that is shared, and off it.</summary>
    public void Change(int tenant, IReadOnlyList<string> added, IReadOnlyList<string> removed)
    {
        foreach (string number in added)
        {
            forbid.Run(tenant, number);
        }
        foreach (string number in removed)
        {
            allow.Run(tenant, number);
        }
    }
}
