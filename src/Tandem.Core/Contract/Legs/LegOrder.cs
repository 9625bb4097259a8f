namespace Tandem.Core.Contract.Legs;

/// <summary>What the call centre wants done with a leg. The engine turns it into dialogs and media plans.</summary>
public abstract record LegOrder(Guid Leg);

public enum LegTargetKind
{
    /// <summary>Every registered contact of an extension at once, first answer wins.</summary>
    Extension,

    /// <summary>A number through a trunk.</summary>
    Trunk,
}

/// <summary>Originates a leg.</summary>
/// <param name="Call">The call it belongs to: its media goes to the same worker.</param>
/// <param name="Target">Extension number, or the number dialled through <paramref name="Trunk"/> in its inner form.</param>
/// <param name="Trunk">The trunk that would be tried first; which it goes by is the engine's to say.</param>
/// <param name="CallerNumber">As the phone shows it; towards a trunk in its inner form.</param>
/// <param name="Near">The leg it will be joined to, whose codec is offered first; null when there is none yet.</param>
/// <param name="AutoAnswer">Ask the phone to answer by itself (headers that desk phones know), for an agent's own dialling.</param>
public sealed record OriginateLeg(
    Guid Leg,
    Guid Call,
    LegTargetKind TargetKind,
    string Target,
    string? Trunk,
    string CallerNumber,
    string CallerName,
    Guid? Near,
    bool AutoAnswer
) : LegOrder(Leg)
{
    /// <summary>The machine of the trunk's carrier to call (<see cref="RedirectTarget.At"/>); empty for its usual one.</summary>
    public string At { get; init; } = "";

    /// <summary>The number that was called first, where a call from outside is passed on to the outside; empty otherwise.</summary>
    public string DivertedFrom { get; init; } = "";
}

/// <summary>Tells an incoming leg that the far end rings (180).</summary>
public sealed record RingLeg(Guid Leg) : LegOrder(Leg);

/// <summary>
/// Opens the media of an incoming leg before it is answered (183 with our SDP), so that it can be joined or played something; 180 where its phone has
/// offered none.
/// </summary>
public sealed record ProgressLeg(Guid Leg) : LegOrder(Leg);

/// <summary>Answers an incoming leg (200 with our SDP).</summary>
public sealed record AnswerLeg(Guid Leg) : LegOrder(Leg);

/// <summary>Ends a leg in whatever state it is: refuses, cancels or hangs up. Always followed by one <see cref="LegEnded"/>.</summary>
/// <param name="SipCode">The final answer when the leg is incoming and not answered yet, else ignored.</param>
public sealed record EndLeg(Guid Leg, int SipCode, string Reason) : LegOrder(Leg);

/// <summary>
/// Joins the media of two legs, both answered or with early media. Followed by one <see cref="LegsJoined"/> or by a <see cref="LegEnded"/>, unless one
/// of them has no media.
/// </summary>
public sealed record JoinLegs(Guid Leg, Guid Other) : LegOrder(Leg);

/// <summary>
/// Puts an answered leg into the room of that id, out of whatever it was in; all in a room hear all others that speak. Followed by one
/// <see cref="LegMixed"/> or by a <see cref="LegEnded"/>.
/// </summary>
public sealed record MixLeg(Guid Leg, Guid Room, bool Speaks, Guid HeardBy) : LegOrder(Leg);

/// <summary>Takes a leg out of its bridge or room: it hears nothing, until something is played to it.</summary>
public sealed record PartLeg(Guid Leg) : LegOrder(Leg);

/// <summary>Asks the phones that ring for the leg to answer (NOTIFY <c>Event: talk</c>, as desk phones know it).</summary>
public sealed record TalkLeg(Guid Leg) : LegOrder(Leg);

/// <summary>
/// Tells the phone that asked to be replaced (REFER) how that fares: a SIP code, final from 200 on. The first one, given in the turn of the
/// <see cref="LegReferred"/>, accepts the request or, from 300 on, refuses it.
/// </summary>
/// <param name="Reason">Why it is refused; null for the code's own words.</param>
public sealed record TellReferrer(Guid Leg, int SipCode, string? Reason = null) : LegOrder(Leg);

/// <summary>Plays a sound to an answered leg until something else is ordered or it ends: <see cref="LegPlayed"/> follows for one that ends by itself.</summary>
/// <param name="Sound">Media path (empty: the built-in hold music; <c>ringback:</c> the built-in ringing tone).</param>
/// <param name="Play">The number that <see cref="LegPlayed"/> has again; unique within the tenant.</param>
public sealed record PlayToLeg(Guid Leg, string Sound, bool Loop, long Play) : LegOrder(Leg);

/// <summary>Plays a sound once over what the leg is played, or instead of what it hears; that goes on afterwards.</summary>
public sealed record AnnounceToLeg(Guid Leg, string Sound) : LegOrder(Leg);

public sealed record StopPlaying(Guid Leg) : LegOrder(Leg);

/// <summary>Records in stereo what the leg says (left) and what it hears (right), whoever that is.</summary>
public sealed record RecordLeg(Guid Leg, Guid Recording) : LegOrder(Leg);

public sealed record StopRecording(Guid Leg, Guid Recording) : LegOrder(Leg);

/// <summary>
/// Listens to what an answered leg says: keys pressed as tones, and the pause after words. Replaces what was listened for before; nothing ends it. It
/// ends by itself when the leg is joined with others.
/// </summary>
/// <param name="Keys">Tones of keys become <see cref="LegDigit"/>, on a leg that sends its keys in no other way.</param>
/// <param name="Pause">A pause this long after words is one <see cref="LegPaused"/>; zero for none.</param>
public sealed record ListenToLeg(Guid Leg, bool Keys, TimeSpan Pause) : LegOrder(Leg);

/// <summary>
/// Listens to who has answered an originated leg; one <see cref="LegJudged"/> follows within some seconds, unless the leg is over or joined with others by then.
/// </summary>
public sealed record JudgeLeg(Guid Leg) : LegOrder(Leg);

/// <summary>A recording that is over and in no index is deleted; its leg may be over too.</summary>
public sealed record DropRecording(Guid Leg, Guid Recording) : LegOrder(Leg);

/// <summary>
/// Asks a service by HTTP on behalf of a leg's flow; one <see cref="LegWebAnswered"/> follows, whatever comes of it, unless the leg is over by then.
/// </summary>
/// <param name="Request">Unique within the tenant.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Url">http or https.</param>
/// <param name="Body">Empty for none.</param>
/// <param name="Timeout">Of one attempt; there are two at most.</param>
public sealed record AskWeb(
    Guid Leg,
    long Request,
    string Method,
    string Url,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Body,
    TimeSpan Timeout
) : LegOrder(Leg);

/// <summary>Has what the leg said in a recording that is over recognised; one <see cref="LegSpeechHeard"/> follows, likewise.</summary>
/// <param name="Request">Unique within the tenant.</param>
/// <param name="Recording">What it said is on the left. Nobody needs it afterwards: it may be deleted.</param>
/// <param name="Language">zh or en.</param>
/// <param name="Timeout">Longest wait for the words.</param>
public sealed record AskSpeech(Guid Leg, long Request, Guid Recording, string Language, TimeSpan Timeout) : LegOrder(Leg);
