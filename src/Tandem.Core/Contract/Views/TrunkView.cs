namespace Tandem.Core.Contract.Views;

/// <summary>How a trunk stands.</summary>
/// <param name="State">See <see cref="TrunkStates"/>.</param>
/// <param name="SinceMicros">Since when it has that state, in Unix microseconds.</param>
/// <param name="Registration">none, registering, registered, failed or ended.</param>
/// <param name="RegisteredUntilMicros">0 while it is not registered.</param>
/// <param name="LastError">What went wrong last; empty when nothing has.</param>
/// <param name="LastErrorMicros">When.</param>
/// <param name="Addresses">What its peers were found to be, in the order in which they are tried, each as <c>udp:203.0.113.5:5060</c>.</param>
/// <param name="CallsIn">Calls in progress that came in.</param>
/// <param name="CallsOut">Calls in progress that went out, those that ring among them.</param>
public sealed record TrunkView(
    int TrunkId,
    string State,
    long SinceMicros,
    string Registration,
    long RegisteredUntilMicros,
    string LastError,
    long LastErrorMicros,
    IReadOnlyList<string> Addresses,
    int CallsIn,
    int CallsOut,
    TrunkCounts Today,
    TrunkCounts Total
);

/// <summary>What went through a trunk: since midnight, or since the server started.</summary>
/// <param name="In">Calls that came in.</param>
/// <param name="Out">Calls that were tried through it.</param>
/// <param name="Answered">Of those tried, how many were answered.</param>
/// <param name="Failed">Of those tried, how many failed because of the trunk.</param>
/// <param name="Refused">Calls that came in and were refused because of its limits.</param>
/// <param name="Codes">Of those tried, how many ended with which final status, in order of the status.</param>
public sealed record TrunkCounts(long In, long Out, long Answered, long Failed, long Refused, IReadOnlyList<KeyValuePair<int, long>> Codes)
{
    public static readonly TrunkCounts None = new(0, 0, 0, 0, 0, []);
}

/// <summary>The words for a trunk's state.</summary>
public static class TrunkStates
{
    public const string Up = "up";

    /// <summary>It does not answer, or answers that it cannot.</summary>
    public const string Down = "down";

    /// <summary>It registers, and is not registered.</summary>
    public const string Unregistered = "unregistered";

    /// <summary>No address of it is known.</summary>
    public const string Unresolved = "unresolved";

    public const string Disabled = "disabled";
}
