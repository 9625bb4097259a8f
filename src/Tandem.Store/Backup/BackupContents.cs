namespace Tandem.Store.Backup;

/// <summary>What goes into a backup beside the database, its key and the credentials, which always do.</summary>
public sealed record BackupContents(bool Sounds = true, bool Recordings = false);

/// <summary>What a backup or a restore has done.</summary>
/// <param name="Files">How many there are in the archive.</param>
/// <param name="Bytes">Of all of them, not compressed.</param>
/// <param name="Missing">Recordings that are in the index and have no file.</param>
public sealed record BackupResult(int Files, long Bytes, int Missing = 0);
