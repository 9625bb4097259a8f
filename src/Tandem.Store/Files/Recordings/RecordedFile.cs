namespace Tandem.Store.Files.Recordings;

/// <summary>A recording's file as it lies there.</summary>
/// <param name="WrittenAt">When it was last written to, UTC: its end.</param>
public sealed record RecordedFile(Guid Recording, long Bytes, DateTime WrittenAt);
