namespace Tandem.Native.Importing;

/// <summary>Limits of files with numbers.</summary>
internal static class ImportLimits
{
    public const long Bytes = 1024L * 1024 * 1024;

    public const int Lines = 1_000_000;

    /// <summary>Characters of a line.</summary>
    public const int Line = 65_536;

    public const int Columns = 50;

    /// <summary>Characters of what comes with a number, by name.</summary>
    public const int Value = 1_000;

    /// <summary>Bad lines that are named.</summary>
    public const int Named = 100;

    /// <summary>Characters shown of one.</summary>
    public const int Shown = 64;

    /// <summary>Numbers handed to the store at once.</summary>
    public const int Chunk = 2_000;

    /// <summary>Imports under way, of all tenants; of one tenant there is one.</summary>
    public const int AtOnce = 4;
}
