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
            throw FileTrouble.Explain($"the database {folder.Database}", e, "put a backup back");
        }
    }

    public static StoreException Explain(DatabaseException e, DataFolder folder) =>
        new(
            e.Trouble switch
            {
                DatabaseTrouble.Full => $"the disk is full: the database {folder.Database} cannot be written. Make room",
                DatabaseTrouble.ReadOnly =>
                    $"the database {folder.Database} is not writable ({e.Message}). Give it to the user that runs Tandem, and make its file system writable",
                DatabaseTrouble.Corrupt => $"the database {folder.Database} is damaged ({e.Message}). Put a backup back",
                DatabaseTrouble.Locked => $"the database {folder.Database} is held by another program. End that, and start again",
                _ =>
                    $"the database {folder.Database} cannot be used ({e.Message}). Check the disk and the folder's rights, or put a backup back",
            }
        );
}
