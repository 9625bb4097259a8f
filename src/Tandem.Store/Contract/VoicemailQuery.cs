namespace Tandem.Store.Contract;

/// <summary>Which messages to read, newest first.</summary>
/// <param name="Boxes">Only those for one of these; null for all.</param>
public sealed record VoicemailQuery(int Tenant, IReadOnlyList<string>? Boxes, int Limit)
{
    /// <summary>Messages in one answer.</summary>
    public const int MaxLimit = 1_001;

    /// <summary>Only this one; empty for all.</summary>
    public Guid Recording { get; init; }

    /// <summary>Only what follows the message of that start and id in the order of the answer; null from the newest on.</summary>
    public (long StartMicros, Guid Recording)? After { get; init; }
}
