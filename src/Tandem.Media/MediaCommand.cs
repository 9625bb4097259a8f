namespace Tandem.Media;

using Tandem.Foundation;
using Tandem.Media.Playback;

/// <summary>An order of the engine for the worker that holds a leg.</summary>
/// <param name="Leg">The leg's port pair.</param>
/// <param name="Id">Number of the order, unique within the leg's life.</param>
public abstract record MediaCommand(LegPort Leg, long Id);

/// <summary>Starts the leg, or replaces its plan after a new agreement; SSRC and sequence go on.</summary>
/// <param name="Lent">Since when the pair is this leg's: who sent to it before is never listened to.</param>
public sealed record Open(LegPort Leg, long Id, LegPlan Plan, Instant Lent = default) : MediaCommand(Leg, Id);

/// <summary>Joins two legs both ways and takes them out of whatever they were in; ends what either played. → <see cref="Connected"/>.</summary>
public sealed record Connect(LegPort Leg, long Id, LegPort Other) : MediaCommand(Leg, Id);

/// <summary>
/// Puts the leg into a room, made with its first member and gone with its last, and takes it out of whatever it was in; ends what it
/// played. All members of a room are on one worker. → <see cref="Mixed"/>.
/// </summary>
public sealed record Mix(LegPort Leg, long Id, long Room, MixVoice Voice) : MediaCommand(Leg, Id);

/// <summary>Takes the leg out of its bridge or room.</summary>
public sealed record Disconnect(LegPort Leg, long Id) : MediaCommand(Leg, Id);

/// <summary>Plays to the leg instead of whatever it hears; → exactly one <see cref="Played"/>.</summary>
/// <param name="Sound">The number under which the worker was given the sound, or a <see cref="BuiltInSound"/>.</param>
public sealed record Play(LegPort Leg, long Id, long Sound, bool Loop) : MediaCommand(Leg, Id);

/// <summary>
/// Plays once over what the leg is played, which goes on more quietly; where nothing is played, instead of what the leg hears. → exactly one
/// <see cref="Played"/>.
/// </summary>
public sealed record PlayOver(LegPort Leg, long Id, long Sound) : MediaCommand(Leg, Id);

/// <summary>The sound of that number will not be played again; what plays it now goes on.</summary>
public sealed record ForgetSound(long Sound) : MediaCommand(default, 0);

public sealed record StopPlay(LegPort Leg, long Id, long PlayId) : MediaCommand(Leg, Id);

/// <summary>Records what the leg says (left) and hears (right) until stopped or closed; → exactly one <see cref="Recorded"/>.</summary>
public sealed record Record(LegPort Leg, long Id, Guid Recording) : MediaCommand(Leg, Id);

public sealed record StopRecord(LegPort Leg, long Id, long RecordId) : MediaCommand(Leg, Id);

/// <summary>
/// Listens to what the leg says, for keys pressed as tones (→ <see cref="Digit"/>) and a pause (→ at most one <see cref="Paused"/>); instead of what was
/// listened for before. Ends when the leg is joined or mixed with others.
/// </summary>
/// <param name="PauseMillis">A pause this long is told; 0 for none.</param>
public sealed record Listen(LegPort Leg, long Id, bool Keys, int PauseMillis) : MediaCommand(Leg, Id);

/// <summary>
/// Listens to who has answered until it is known (→ exactly one <see cref="Judged"/>), or the leg is joined or mixed with others. Beside <see cref="Listen"/>.
/// </summary>
public sealed record Judge(LegPort Leg, long Id) : MediaCommand(Leg, Id);

/// <summary>Sends keys as telephone-event (RFC 4733), where agreed.</summary>
public sealed record SendDigits(LegPort Leg, long Id, string Digits) : MediaCommand(Leg, Id);

/// <summary>Ends the leg's media; what it played or recorded ends with its one event. → <see cref="Closed"/>.</summary>
public sealed record Close(LegPort Leg, long Id) : MediaCommand(Leg, Id);

/// <summary>Gives the leg up to another worker. → <see cref="HandedOver"/>; nothing is sent or taken for it here afterwards.</summary>
public sealed record HandOver(LegPort Leg, long Id, int ToWorker) : MediaCommand(Leg, Id);

/// <summary>Takes over a leg another worker gave up: stream numbers, latched address and counters go on.</summary>
public sealed record Adopt(LegPort Leg, long Id, LegSnapshot Snapshot) : MediaCommand(Leg, Id);
