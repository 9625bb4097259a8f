namespace Tandem.Store.Contract;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Rows;

/// <summary>Numbers of campaigns in bulk, and lists of who is not to be called: see <see cref="ICampaignStore"/>.</summary>
public interface ICampaignStock
{
    IReadOnlyList<CampaignLine> Numbers(int tenant, int campaign, string after, int most, DialOutcome? outcome);

    CampaignCounts Counts(int tenant, int campaign);

    IReadOnlyList<CampaignImport> Imports(int tenant, int campaign, int most);

    CampaignImport? Import(int tenant, int import);

    IReadOnlyList<CampaignImport> Unfinished();

    CampaignImport Put(CampaignImport import);

    int Stage(CampaignImport import, IReadOnlyList<NewCampaignNumber> numbers);

    bool ReleaseSome(CampaignImport import, int most);

    bool DropSome(CampaignImport import, int most);

    bool SweepSome(int tenant, int most);

    IReadOnlyList<string> DoNotCall(int tenant, string after, int most);

    void ChangeShared(IReadOnlyList<string> added, IReadOnlyList<string> removed);
}
