namespace Tandem.Core.Contract.Legs;

/// <summary>What happened to a leg, told to the call centre by the engine.</summary>
public abstract record LegEvent(Guid Leg);

public enum LegOrigin
{
    Extension,
    Trunk,
}

/// <summary>An incoming call that passed authentication and admission.</summary>
/// <param name="Origin">Where it comes from; <paramref name="OriginName"/> is the extension number or the trunk's name.</param>
/// <param name="CallerNumber">Who calls, as the peer wrote it: a user part still escaped, or a <c>tel:</c> URI.</param>
/// <param name="Dialled">Whom, as the peer wrote it, likewise.</param>
/// <param name="Replaces">The leg whose place it wants (INVITE with Replaces, RFC 3891), else empty.</param>
public sealed record CallArrived(
    Guid Leg,
    Guid Call,
    LegOrigin Origin,
    string OriginName,
    string CallerNumber,
    string CallerName,
    string Dialled,
    string SipCallId,
    Guid Replaces = default
) : LegEvent(Leg);

public sealed record LegRinging(Guid Leg) : LegEvent(Leg);

/// <summary>
/// The far end of an originated leg sends sound before it answers, and its media is open (true); or it is called elsewhere now and there is nothing to
/// hear of it yet (false). The first one stands for <see cref="LegRinging"/> too.
/// </summary>
public sealed record LegEarlyMedia(Guid Leg, bool Heard) : LegEvent(Leg);

/// <summary>The far end answered an originated leg, or the caller's ACK confirmed ours; media is open.</summary>
public sealed record LegAnswered(Guid Leg) : LegEvent(Leg);

/// <summary>Media runs between the two: only now an offer is won.</summary>
public sealed record LegsJoined(Guid Leg, Guid Other) : LegEvent(Leg);

/// <summary>The leg is in its room.</summary>
public sealed record LegMixed(Guid Leg) : LegEvent(Leg);

public enum LegEndCause
{
    /// <summary>The party hung up (BYE, or CANCEL before the answer).</summary>
    RemoteHangUp,

    /// <summary>We ended it.</summary>
    LocalHangUp,

    /// <summary>486, 600.</summary>
    Busy,

    /// <summary>603 and other 4xx–6xx that mean "no".</summary>
    Rejected,

    /// <summary>408, 480 or no answer in time.</summary>
    NoAnswer,

    /// <summary>No registration for the extension.</summary>
    NotRegistered,

    /// <summary>503 and other congestion, no ports, transport errors.</summary>
    Congestion,

    /// <summary>404, 484: no such number.</summary>
    NoSuchNumber,

    /// <summary>488 or no common codec.</summary>
    Incompatible,

    /// <summary>Session timer or media probe found the party gone.</summary>
    PeerLost,

    /// <summary>The server was killed while the leg lived; written at the next start.</summary>
    SystemFailure,

    /// <summary>A broken invariant cost this call.</summary>
    InternalError,

    /// <summary>The server was told to stop, and waited no longer.</summary>
    ServerStops,
}

/// <summary>The leg is over. Exactly one per leg, nothing after it.</summary>
/// <param name="SipCode">The final SIP status where there was one, else 0.</param>
public sealed record LegEnded(Guid Leg, LegEndCause Cause, int SipCode, string Reason) : LegEvent(Leg)
{
    /// <summary>Where its far end sends the call instead (3xx), best first.</summary>
    public IReadOnlyList<RedirectTarget> Redirects { get; init; } = [];
}

/// <summary>Where a 3xx sends a call.</summary>
/// <param name="Number">The user part of the Contact, which is all that counts of it.</param>
/// <param name="At">Host and port where a trunk names a machine of its carrier's; else empty.</param>
public sealed record RedirectTarget(string Number, string At);

public sealed record LegDigit(Guid Leg, char Digit) : LegEvent(Leg);

/// <summary>The party put us on hold (true) or resumed (false).</summary>
public sealed record LegHeld(Guid Leg, bool Held) : LegEvent(Leg);

/// <summary>The phone asks to be replaced (REFER).</summary>
/// <param name="Leg">The leg of the phone that asks.</param>
/// <param name="Number">The target as it was written, as in <see cref="CallArrived"/>.</param>
/// <param name="Replaces">The phone's own leg in the other call (attended transfer), else empty.</param>
public sealed record LegReferred(Guid Leg, string Number, Guid Replaces) : LegEvent(Leg);

/// <summary>A sound that was to be played once is over.</summary>
/// <param name="Play">The number it was ordered by.</param>
/// <param name="Finished">Played to its end; false when there was nothing to play, or something else came in its place.</param>
/// <param name="Fault">Why there was nothing to play, or what was missing in it; else empty.</param>
public sealed record LegPlayed(Guid Leg, long Play, bool Finished, string Fault = "") : LegEvent(Leg);

/// <summary>Whom we listen to (<see cref="ListenToLeg"/>) has paused.</summary>
/// <param name="Spoke">After words; false: he has said nothing so far.</param>
public sealed record LegPaused(Guid Leg, bool Spoke) : LegEvent(Leg);

/// <summary>Who has answered, as far as it can be heard.</summary>
public enum Answerer
{
    Person,
    Machine,

    /// <summary>Nothing was said, or nothing that tells.</summary>
    Unsure,
}

/// <summary>What was heard of who answered (<see cref="JudgeLeg"/>).</summary>
/// <param name="GreetingMillis">From the beginning of what was said to its end; 0 for nothing.</param>
/// <param name="QuietMillis">Since then; since the beginning when nothing was said.</param>
/// <param name="Beeped">A machine, by its beep.</param>
public sealed record LegJudged(Guid Leg, Answerer By, int GreetingMillis, int QuietMillis, bool Beeped = false) : LegEvent(Leg);

/// <summary>What came of an <see cref="AskWeb"/>.</summary>
/// <param name="IsGood">There was an answer, whatever its status.</param>
/// <param name="Status">HTTP status; 0 without an answer.</param>
/// <param name="Body">The answer's body as text, no more than <c>FlowLimits.WebBody</c> characters of it.</param>
/// <param name="Error">Why there is none, in a word: timeout, refused, unreachable, broken, forbidden; else empty.</param>
public sealed record LegWebAnswered(Guid Leg, long Request, bool IsGood, int Status, string Body, string Error) : LegEvent(Leg);

/// <summary>What came of an <see cref="AskSpeech"/>.</summary>
/// <param name="IsGood">It was listened to; nothing may have been understood.</param>
/// <param name="Text">The words; empty for none.</param>
/// <param name="Confidence">How surely, 0–1.</param>
/// <param name="Error">Why it was not, in a word: timeout, unavailable; else empty.</param>
public sealed record LegSpeechHeard(Guid Leg, long Request, bool IsGood, string Text, double Confidence, string Error) : LegEvent(Leg);

/// <summary>5 s without inbound RTP (true), or it came back (false). Never ends a call by itself.</summary>
public sealed record LegSilent(Guid Leg, bool Silent) : LegEvent(Leg);

public sealed record RecordingStarted(Guid Leg, Guid Recording) : LegEvent(Leg);

/// <summary>Exactly one per <see cref="RecordLeg"/>.</summary>
/// <param name="Failure">Empty when whole; else what went wrong (disk full …): the call goes on.</param>
public sealed record RecordingEnded(Guid Leg, Guid Recording, long DurationMillis, string Failure) : LegEvent(Leg);

/// <summary>Loss, jitter and round trip of a leg as RTCP and our own counting have it, and how it probably sounds.</summary>
/// <param name="MosIn">Estimated mean opinion score (1–4.5) of what the party says, as it comes in.</param>
/// <param name="MosOut">Likewise of what the party gets, as far as its reports say.</param>
public sealed record LegQuality(
    Guid Leg,
    long PacketsIn,
    long PacketsOut,
    double LossInPercent,
    double LossOutPercent,
    double JitterMillis,
    double RoundTripMillis,
    double MosIn,
    double MosOut
) : LegEvent(Leg);

/// <summary>An extension got its first registered contact, or lost its last. <see cref="LegEvent.Leg"/> is empty.</summary>
public sealed record ExtensionReachable(string Extension, bool Reachable) : LegEvent(Guid.Empty);
