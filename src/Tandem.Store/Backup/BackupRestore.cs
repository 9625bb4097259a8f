namespace Tandem.Store.Backup;

using Tandem.Store.Contract;
using Tandem.Store.Files;

/// <summary>
/// Puts a backup into a folder for a server. Everything is unpacked and checked beside it first: the folder is there whole, or not at all.
/// </summary>
/// <param name="open">Opens the database of a folder, with the folder's key.</param>
public sealed class BackupRestore(Func<DataFolder, IDatabase> open)
{
    /// <summary>Throws <see cref="StoreException"/> when the backup is not whole, or the folder holds something already.</summary>
    public BackupResult Restore(string file, string data)
    {
        string folder = Path.GetFullPath(data);
        string fresh = folder + ".restoring";
        try
        {
            CheckFree(folder);
            Discard(fresh);
            OwnerOnly.MakeFolder(fresh);
            ArchiveReader archive = new(Path.GetFullPath(file));
            archive.Unpack(fresh);
            Check(fresh);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }
            Directory.Move(fresh, folder);
            return new BackupResult(archive.Files, archive.Bytes);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw FileTrouble.Explain(new Named($"the backup {file}", $"备份 {file}"), e, Named.AnotherFile);
        }
        finally
        {
            Discard(fresh);
        }
    }

    private static void CheckFree(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new StoreException(
                $"{folder} holds something already. Stop the server, move the folder away, and restore again",
                $"{folder} 中已有内容。请停止服务器并移走该目录，然后重新恢复"
            );
        }
    }

    // Opening brings an older database up to date. Whoever follows the log learns that it is another one from here on.
    private void Check(string fresh)
    {
        using DataFolder folder = DataFolder.Open(fresh);
        try
        {
            using IDatabaseConnection database = open(folder).OpenWriter();
            database.Verify();
            database.Events.SetEpoch(Math.Max(database.Events.Epoch() + 1, DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
            foreach (TenantRow tenant in database.Tenants.All())
            {
                database.Configuration.Load(tenant.Id);
            }
        }
        catch (DatabaseException e)
        {
            throw new StoreException(
                $"the database in the backup is damaged ({e.Message}). Use another backup",
                $"备份中的数据库已损坏（{e.Message}）。请使用其他备份"
            );
        }
    }

    private static void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
