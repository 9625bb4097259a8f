namespace Tandem.Store;

using Tandem.Store.Contract;
using Tandem.Store.EventLog;
using Tandem.Store.Files;
using Tandem.Store.Sqlite;

/// <summary>Makes records, sign-ins, recordings' index and statistics of a folder again from its log, for a server that is stopped.</summary>
public static class FolderRebuild
{
    /// <summary>Events read, by tenant. Throws <see cref="StoreException"/>; each tenant is made again whole or not at all.</summary>
    public static IReadOnlyList<(int Tenant, long Events)> Run(DataFolder folder)
    {
        using IDatabaseConnection connection = OpenAtStart.Writer(new SqliteDatabase(folder.Database, new SecretBox(folder.Key())), folder);
        try
        {
            return [.. connection.Events.Tenants().Select(tenant => (tenant, LogRebuild.Run(tenant, connection)))];
        }
        catch (DatabaseException e)
        {
            throw OpenAtStart.Explain(e, folder);
        }
    }
}
