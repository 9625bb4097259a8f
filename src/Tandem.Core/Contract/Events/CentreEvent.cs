namespace Tandem.Core.Contract.Events;

/// <summary>
/// Everything that happens in a tenant is one event: call records, statistics, pushes and the console are folds of this log.
/// </summary>
/// <param name="Id">Rises by one per tenant.</param>
/// <param name="WallMicros">Unix time in microseconds.</param>
/// <param name="Call">The call, or empty for what belongs to none.</param>
/// <param name="Sequence">Rises by one per call, from 1; 0 outside calls.</param>
public sealed record CentreEvent(long Id, long WallMicros, Guid Call, int Sequence, Happening What);

/// <summary>What happened. One file and one row in the table of names for a new kind.</summary>
public abstract record Happening;

public sealed record CallStarted(Guid Leg, string CallerNumber, string Dialled, string Origin) : Happening;

public sealed record MemberJoined(Guid Leg, int QueueId, string Queue, int Position) : Happening;

/// <param name="Reason">Bridged, Abandoned, Timeout, Overflow, NoAgent, Failed.</param>
public sealed record MemberLeft(Guid Leg, int QueueId, string Queue, string Reason, long WaitedMillis) : Happening;

public sealed record OfferMade(Guid Leg, int QueueId, string Queue, int UserId, string Agent, string Extension, string Reason) : Happening;

/// <param name="Result">won, no_answer, busy, rejected, not_registered, cancelled, lost_race, failed.</param>
public sealed record OfferEnded(Guid Leg, int UserId, string Agent, string Result, int SipCode) : Happening;

public sealed record LegsBridged(Guid Leg, Guid Other) : Happening;

public sealed record LegStateChanged(Guid Leg, string State) : Happening;

public sealed record LegFinished(Guid Leg, string Cause, int SipCode) : Happening;

public sealed record CallFinished(string Cause) : Happening;

/// <param name="Status">Logged Out, Available, On Break …</param>
/// <param name="State">Idle, Waiting, Receiving, In a queue call, Wrap-up …</param>
/// <param name="Reason">Who or what changed it (agent, no answer limit …).</param>
public sealed record AgentChanged(int UserId, string Agent, string Status, string State, string Reason) : Happening;

public sealed record ExtensionReachability(string Extension, bool Reachable) : Happening;

public sealed record LegSilence(Guid Leg, bool Silent) : Happening;

public sealed record DigitPressed(Guid Leg, char Digit) : Happening;

public sealed record RecordingBegan(Guid Leg, Guid Recording) : Happening;

public sealed record RecordingDone(Guid Leg, Guid Recording, long DurationMillis, string Failure) : Happening;

/// <summary>A leg asked to be replaced by somebody it may not call.</summary>
public sealed record TransferRefused(Guid Leg, string Number, string Why) : Happening;

/// <summary>Something operators should see: journal over 80 %, disk full, no ports, overload.</summary>
public sealed record Alarm(string Name, string Detail, bool Raised) : Happening;
