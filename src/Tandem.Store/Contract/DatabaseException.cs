namespace Tandem.Store.Contract;

/// <summary>What is wrong with a database.</summary>
public enum DatabaseTrouble
{
    /// <summary>No room is left.</summary>
    Full,

    /// <summary>File or file system may not be written.</summary>
    ReadOnly,

    /// <summary>The disk, or the way to it, fails.</summary>
    InputOutput,

    /// <summary>What is there is no database any more, or not whole.</summary>
    Corrupt,

    /// <summary>Somebody else holds it.</summary>
    Locked,

    /// <summary>It cannot be opened or reached.</summary>
    Unreachable,

    Other,
}

/// <summary>The database failed, through no fault of what was asked: worth another try on a new connection.</summary>
public sealed class DatabaseException(DatabaseTrouble trouble, string message, Exception? cause = null) : Exception(message, cause)
{
    public DatabaseTrouble Trouble => trouble;
}

/// <summary>The tables refuse a row, as they will whenever it is tried.</summary>
public sealed class RowRefusedException(string message, Exception? cause = null) : Exception(message, cause);
