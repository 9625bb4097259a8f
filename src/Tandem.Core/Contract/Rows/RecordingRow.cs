namespace Tandem.Core.Contract.Rows;

/// <summary>A recording in the index; its sound is a file.</summary>
/// <param name="Call">The call it began in.</param>
/// <param name="Leg">Whose voice is on the left.</param>
/// <param name="Failure">Empty while whole, else what went wrong.</param>
/// <param name="IsOpen">It still grows.</param>
public sealed record RecordingRow(Guid Recording, Guid Call, Guid Leg, long StartMicros, long DurationMillis, string Failure, bool IsOpen)
{
    /// <summary><c>conversation</c> or <c>voicemail</c>.</summary>
    public string Kind { get; init; } = "conversation";

    /// <summary>Whose message it is; empty for nobody's, and for conversations.</summary>
    public string Box { get; init; } = "";
}
