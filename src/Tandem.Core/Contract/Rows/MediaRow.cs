namespace Tandem.Core.Contract.Rows;

using System.Globalization;

/// <summary>A sound file.</summary>
/// <param name="Type">UPLOAD for files, SYSTEM and RINGTONE for what is built in.</param>
/// <param name="Path">What is played: a file below the tenant's sounds, a phrase or a tone stream.</param>
public sealed record MediaRow(
    int Id,
    string Name,
    string Type,
    string Path,
    string OriginalName,
    long Bytes,
    long DurationMillis,
    long CreatedMicros,
    long UpdatedMicros
)
{
    /// <summary>Ids up to this one are kept for what is built in.</summary>
    public const int LastBuiltIn = 1_000;

    private const string Prefix = "media:";

    // Said, spoken or drawn up rather than kept in a file.
    private static readonly string[] Made = ["say:", "phrase:", "tts:", "tone_stream://", "file_string://"];

    public const int Ringback = 1;
    public const int Welcome = 2;

    /// <summary>What is there without being uploaded.</summary>
    public static readonly IReadOnlyList<MediaRow> BuiltIn =
    [
        new(Ringback, "ringback", "RINGTONE", "tone_stream://%(400,200,383,417);%(400,2000,383,417)", "", 0, 0, 0, 0),
        new(Welcome, "welcome", "SYSTEM", "phrase:welcome@xui", "", 0, 0, 0, 0),
    ];

    /// <summary>How queues name a media file by its id.</summary>
    public static string PathOf(int id) => Prefix + id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a sound of that name is made when it is played, rather than kept.</summary>
    public static bool IsMade(string name) => Made.Any(scheme => name.StartsWith(scheme, StringComparison.Ordinal));

    /// <summary>The id in such a name; 0 when it is none.</summary>
    public static int IdIn(string path) =>
        path.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(path.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            ? id
            : 0;
}
