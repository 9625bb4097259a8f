namespace Tandem.Store;

using Tandem.Store.Contract;
using Tandem.Store.Files;

/// <summary>Opens a data folder's database when a server starts; what is wrong then is told to a person, with what to do.</summary>
internal static class OpenAtStart
{
    public static IDatabaseConnection Writer(IDatabase database, DataFolder folder)
    {
        try
        {
            // Made here, since a database would be readable by all, and gives its journal the same rights.
            OwnerOnly.Make(folder.Database);
            return database.OpenWriter();
        }
        catch (DatabaseException e)
        {
            throw Explain(e, folder);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw FileTrouble.Explain(new Named($"the database {folder.Database}", $"数据库 {folder.Database}"), e, Named.Backup);
        }
    }

    public static StoreException Explain(DatabaseException e, DataFolder folder)
    {
        string file = folder.Database;
        (string english, string chinese) = e.Trouble switch
        {
            DatabaseTrouble.Full => (
                $"the disk is full: the database {file} cannot be written. Make room",
                $"磁盘已满：无法写入数据库 {file}。请腾出空间"
            ),
            DatabaseTrouble.ReadOnly => (
                $"the database {file} is not writable ({e.Message}). Give it to the user that runs Tandem, and make its file system writable",
                $"数据库 {file} 不可写（{e.Message}）。请将其交给运行 Tandem 的用户，并使其文件系统可写"
            ),
            DatabaseTrouble.Corrupt => (
                $"the database {file} is damaged ({e.Message}). Put a backup back",
                $"数据库 {file} 已损坏（{e.Message}）。请恢复备份"
            ),
            DatabaseTrouble.Locked => (
                $"the database {file} is held by another program. End that, and start again",
                $"数据库 {file} 被其他程序占用。请结束该程序后重新启动"
            ),
            _ => (
                $"the database {file} cannot be used ({e.Message}). Check the disk and the folder's rights, or put a backup back",
                $"数据库 {file} 无法使用（{e.Message}）。请检查磁盘与目录权限，或恢复备份"
            ),
        };
        return new StoreException(english, chinese);
    }
}
