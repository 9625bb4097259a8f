namespace Tandem.Access.Contract;

/// <summary>What there is of a tenant on the disk.</summary>
/// <param name="Recordings">Files.</param>
/// <param name="OldestRecordingMicros">When it ended; 0 where there is none.</param>
/// <param name="CountedMicros">When the recordings were counted: looking at all files takes a while, and is not done for everybody who asks.</param>
/// <param name="Records">Of calls, one a leg; at most <see cref="MostRecords"/>, which stands for that many or more.</param>
/// <param name="OldestRecordMicros">When its leg began; 0 where there is none.</param>
/// <param name="EventBytes">Of the log.</param>
/// <param name="OldestEventMicros">Where the log begins; 0 where there is none.</param>
public sealed record KeptAmounts(
    int Recordings,
    long RecordingBytes,
    long OldestRecordingMicros,
    long CountedMicros,
    int Records,
    long OldestRecordMicros,
    long EventBytes,
    long OldestEventMicros
)
{
    /// <summary>Counting more would take too long.</summary>
    public const int MostRecords = 100_000;
}
