namespace Tandem.Store.Contract;

/// <summary>A database as the store uses it: one writer, any number of readers. Names no product.</summary>
public interface IDatabase
{
    /// <summary>
    /// A connection that reads and writes, with all tables brought to what this program knows. There is one at a time. Throws
    /// <see cref="DatabaseException"/> when the database cannot be reached, <see cref="StoreException"/> when trying again will not help.
    /// </summary>
    IDatabaseConnection OpenWriter();

    /// <summary>A connection that only reads, and never waits for the writer. Throws as <see cref="OpenWriter"/> does.</summary>
    IDatabaseConnection OpenReader();

    /// <summary>
    /// Writes the database as it is at one moment into another file, while the writer goes on, and checks what it wrote. Throws
    /// <see cref="DatabaseException"/>.
    /// </summary>
    void CopyTo(string file);
}
