namespace Tandem.TestKit.Access;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Rows;

/// <summary>For faces that know no campaigns: there are none, and none can be filled.</summary>
public sealed class NoCampaigns : ICampaignStore, ICampaignImports
{
    public IReadOnlyList<CampaignLine> Numbers(int tenant, int campaign, string after, int most, DialOutcome? outcome) => [];

    public CampaignCounts Counts(int tenant, int campaign) => new(0, 0, new Dictionary<DialOutcome, long>());

    public IReadOnlyList<CampaignImport> Imports(int tenant, int campaign, int most) => [];

    public CampaignImport? Import(int tenant, int import) => null;

    public IReadOnlyList<CampaignImport> Unfinished() => [];

    public Task<CampaignImport> PutAsync(CampaignImport import) => throw new NotSupportedException();

    public Task<int> StageAsync(CampaignImport import, IReadOnlyList<NewCampaignNumber> numbers) => throw new NotSupportedException();

    public Task<bool> ReleaseSomeAsync(CampaignImport import) => throw new NotSupportedException();

    public Task<bool> DropSomeAsync(CampaignImport import) => throw new NotSupportedException();

    public Task<bool> SweepSomeAsync(int tenant) => Task.FromResult(false);

    public IReadOnlyList<string> DoNotCall(int tenant, string after, int most) => [];

    public Task ChangeSharedAsync(IReadOnlyList<string> added, IReadOnlyList<string> removed) => throw new NotSupportedException();

    public void Resume() { }

    public Task<ImportBegun> BeginAsync(ImportOrder order, Stream file, CancellationToken cancel) => throw new NotSupportedException();

    public CampaignImport Now(CampaignImport kept) => kept;

    public void Sweep(int tenant) { }

    public void Dispose() { }
}
