namespace Tandem.Core.Contract.Events;

/// <summary>Some events of a log, in order.</summary>
/// <param name="Events">Those that the filter takes.</param>
/// <param name="Next">Where to go on; further than the last event shown when others were left out.</param>
/// <param name="Gap">What the reader has missed; null when nothing.</param>
/// <param name="IsEnd">There was nothing after it then.</param>
public sealed record EventPage(IReadOnlyList<Event> Events, EventCursor Next, EventGap? Gap, bool IsEnd);

/// <summary>The reader's place is not to be had any more: it has missed events, or those it had are of another history.</summary>
/// <param name="Reason"><c>too_old</c>: cut; <c>other_epoch</c>: a backup was put back; <c>ahead</c>: there is no such event yet.</param>
/// <param name="Wanted">The reader's place.</param>
/// <param name="Oldest">Before the oldest event that is kept.</param>
/// <param name="Newest">After the newest: together with a snapshot of the present, nothing later is missed.</param>
public sealed record EventGap(string Reason, EventCursor Wanted, EventCursor Oldest, EventCursor Newest);
