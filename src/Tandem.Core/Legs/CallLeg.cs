namespace Tandem.Core.Legs;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Views;
using Tandem.Foundation;

internal enum LegStage : byte
{
    Calling,
    Ringing,
    Answered,
    Ended,
}

/// <summary>One leg as the call centre knows it.</summary>
internal sealed class CallLeg(Guid id, Call call, string party)
{
    public Guid Id { get; } = id;

    /// <summary>The call it belongs to; changes when an attended transfer joins two calls.</summary>
    public Call Call { get; set; } = call;

    /// <summary>The other end: <c>extension:N</c> or <c>trunk:NAME</c>.</summary>
    public string Party { get; set; } = party;

    /// <summary><c>inbound</c> came to us, <c>outbound</c> we call.</summary>
    public string Direction => IsIncoming ? "inbound" : "outbound";

    /// <summary>The party, as who does something.</summary>
    public Actor Actor => Line?.Actor ?? Actor.Of(Party);

    public LegStage Stage { get; set; }

    public bool IsLive => Stage != LegStage.Ended;

    /// <summary>Its record is closed: nothing more is known of it.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The end was ordered; nothing more is asked of it.</summary>
    public bool IsEnding { get; set; }

    public bool IsIncoming { get; init; }

    /// <summary>The extension it is on, if any.</summary>
    public Line? Line { get; init; }

    /// <summary>The number of who is on it: who called, or who was dialled.</summary>
    public string Number { get; init; } = "";

    /// <summary>The number that a leg to a trunk shows; empty for others.</summary>
    public string Shown { get; init; } = "";

    /// <summary>The name that came with it; whom we have called has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The user whose leg it is, as an agent or on its own account; 0 for nobody of ours.</summary>
    public int UserId { get; init; }

    /// <summary>Stays up between calls, and serves nobody now: no call to be counted.</summary>
    public bool IsStandby { get; set; }

    /// <summary>When it was answered; only good once it is.</summary>
    public Instant AnsweredAt { get; set; }

    /// <summary>It was answered, whatever has become of it.</summary>
    public bool WasAnswered { get; set; }

    /// <summary>Where its far end, which did not take the call, sends it instead.</summary>
    public IReadOnlyList<RedirectTarget> Redirects { get; set; } = [];

    /// <summary>How the call came to this leg, where it was sent elsewhere before; null else.</summary>
    public RedirectTrail? Trail { get; set; }

    /// <summary>Which step of that it is.</summary>
    public RedirectTrail.Step Step { get; set; }

    /// <summary>Its far end sends sound before the answer.</summary>
    public bool HasEarlyMedia { get; set; }

    /// <summary>What it was last ordered to hear.</summary>
    public LegAudio Audio { get; set; }

    /// <summary>Since when it talks; null while it does not.</summary>
    public Instant? TalkingSince { get; set; }

    /// <summary>How long it talked before that.</summary>
    public TimeSpan TalkedBefore { get; set; }

    /// <summary>Has put the others on hold by command.</summary>
    public bool Holds { get; set; }

    /// <summary>Since when it has put the others on hold, one way or the other; null while it has not.</summary>
    public Instant? HoldsSince { get; set; }

    /// <summary>Its media is in the room of its call.</summary>
    public bool IsInRoom { get; set; }

    /// <summary>Where it goes back to when whoever has it now is done; null for nowhere.</summary>
    public IHome? Home { get; set; }

    /// <summary>Whom it talked with last; null for nobody.</summary>
    public CallLeg? TalkedWith { get; set; }

    /// <summary>Whom it is bridged with.</summary>
    public CallLeg? JoinedTo { get; set; }

    /// <summary>Its phone has put us on hold.</summary>
    public bool Held { get; set; }

    public bool Silent { get; set; }

    public LegQualityView? Quality { get; set; }

    /// <summary>What is known of who is on it. It goes where he goes.</summary>
    public IReadOnlyList<CollectedValue> Collected { get; set; } = [];

    /// <summary>For a standby leg: the record of whom it serves, until it is let go; empty while it serves nobody.</summary>
    public Guid Serves { get; set; }

    /// <summary>The recording under way of what it says and hears.</summary>
    public Guid Recording { get; set; }

    /// <summary>The recording its conversation is part of.</summary>
    public Guid Recorded { get; set; }

    /// <summary>How long it has talked by now.</summary>
    public TimeSpan Talked(Instant now) => TalkingSince is { } since ? TalkedBefore + (now - since) : TalkedBefore;
}
