namespace Tandem.Store;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;

/// <summary>Numbers of campaigns in bulk: read beside the writing thread, written by it, some at a time.</summary>
internal sealed class StoredCampaigns(IDatabase database, Func<Func<IDatabaseConnection, object>, Task<object>> write) : ICampaignStore
{
    /// <summary>Rows in one transaction: some milliseconds of work.</summary>
    private const int Most = 2_000;

    public IReadOnlyList<CampaignLine> Numbers(int tenant, int campaign, string after, int most, DialOutcome? outcome) =>
        Ask(stock => stock.Numbers(tenant, campaign, after, most, outcome));

    public CampaignCounts Counts(int tenant, int campaign) => Ask(stock => stock.Counts(tenant, campaign));

    public IReadOnlyList<CampaignImport> Imports(int tenant, int campaign, int most) => Ask(stock => stock.Imports(tenant, campaign, most));

    public CampaignImport? Import(int tenant, int import) => Ask(stock => stock.Import(tenant, import));

    public IReadOnlyList<CampaignImport> Unfinished() => Ask(stock => stock.Unfinished());

    public IReadOnlyList<string> DoNotCall(int tenant, string after, int most) => Ask(stock => stock.DoNotCall(tenant, after, most));

    public Task<CampaignImport> PutAsync(CampaignImport import) => DoAsync(stock => stock.Put(import));

    public Task<int> StageAsync(CampaignImport import, IReadOnlyList<NewCampaignNumber> numbers) =>
        DoAsync(stock => stock.Stage(import, numbers));

    public Task<bool> ReleaseSomeAsync(CampaignImport import) => DoAsync(stock => stock.ReleaseSome(import, Most));

    public Task<bool> DropSomeAsync(CampaignImport import) => DoAsync(stock => stock.DropSome(import, Most));

    public Task<bool> SweepSomeAsync(int tenant) => DoAsync(stock => stock.SweepSome(tenant, Most));

    public Task ChangeSharedAsync(IReadOnlyList<string> added, IReadOnlyList<string> removed) =>
        DoAsync(stock =>
        {
            stock.ChangeShared(added, removed);
            return true;
        });

    private async Task<T> DoAsync<T>(Func<ICampaignStock, T> work)
    {
        try
        {
            return (T)
                await write(connection =>
                {
                    connection.Begin();
                    T done = work(connection.CampaignStock);
                    connection.Commit();
                    return done!;
                });
        }
        catch (StoreException e)
        {
            throw new ArchiveException(e.Message, e);
        }
    }

    private T Ask<T>(Func<ICampaignStock, T> question)
    {
        try
        {
            using IDatabaseConnection connection = database.OpenReader();
            return question(connection.CampaignStock);
        }
        catch (DatabaseException e)
        {
            throw new ArchiveException($"the numbers of campaigns cannot be read: {e.Message}", e);
        }
    }
}
