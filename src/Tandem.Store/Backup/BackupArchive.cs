namespace Tandem.Store.Backup;

using System.Text.Json;

/// <summary>
/// A backup's layout: a tar archive, compressed with gzip. First <c>backup.json</c>, then the files as they lie in a data folder, last
/// <c>SHA256SUMS</c> as <c>sha256sum -c</c> reads it, without which a backup is not whole.
/// </summary>
internal static class BackupArchive
{
    public const int Format = 1;
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    public const string Head = "backup.json";
    public const string Sums = "SHA256SUMS";
    public const string Database = "tandem.db";
    public const string Key = "key";
    public const string Credentials = "credentials*.json";
    public const string Sounds = "sounds";
    public const string Recordings = "recordings";

    /// <summary>Whether a file of that name may be put back: nothing else, and nothing outside the folder.</summary>
    public static bool MayHold(string name)
    {
        string[] parts = name.Split('/');
        bool isPlain = parts.All(part => part is not ("" or "." or "..")) && !name.Contains('\0', StringComparison.Ordinal);
        return isPlain && (parts.Length == 1 ? name is Database or Key || IsCredentials(name) : parts[0] is Sounds or Recordings);
    }

    private static bool IsCredentials(string name) =>
        name.StartsWith("credentials", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal);
}

/// <summary>The first file of a backup.</summary>
/// <param name="Format">Of the archive.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Made">When, ISO 8601 UTC.</param>
/// <param name="Sounds">They are in it.</param>
/// <param name="Recordings">They are in it.</param>
internal sealed record BackupHead(int Format, string Program, string Made, bool Sounds, bool Recordings);
