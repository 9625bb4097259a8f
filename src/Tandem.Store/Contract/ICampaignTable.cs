namespace Tandem.Store.Contract;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;

/// <summary>Numbers of campaigns and what has become of them; who is not to be called.</summary>
public interface ICampaignTable
{
    /// <summary>Numbers that are due.</summary>
    CampaignBatch Read(int tenant, CampaignAsk ask);

    /// <summary>Counts by the hour from that one on, in order.</summary>
    IReadOnlyList<CampaignHour> Hours(int tenant, int from);

    /// <summary>Attempts that are under way.</summary>
    IReadOnlyList<OpenAttempt> Open(int tenant);

    void Put(int tenant, PutCampaignNumber row);

    void Put(int tenant, PutCampaignHour row);
}
