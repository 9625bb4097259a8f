namespace Tandem.Webhooks.Contract;

/// <summary>How far a subscription has come, as it is kept.</summary>
/// <param name="Epoch">Of the log that the ids belong to.</param>
/// <param name="Cursor">Every event up to it is delivered, held, dead or not wanted.</param>
/// <param name="FailingSinceMicros">Since when nothing has been taken by the receiver; 0 while it takes.</param>
/// <param name="ReplayNext">The next event of a replay under way; 0 for none.</param>
/// <param name="ReplayLast">Its last event.</param>
/// <param name="ReviveLast">Dead messages up to this event are to be tried again; 0 for none.</param>
public sealed record Progress(
    long Epoch,
    long Cursor,
    long FailingSinceMicros = 0,
    long ReplayNext = 0,
    long ReplayLast = 0,
    long ReviveLast = 0
);

/// <summary>An event behind the cursor that is not delivered yet.</summary>
/// <param name="Attempts">Made so far.</param>
/// <param name="FirstMicros">When the first was; 0 before it.</param>
/// <param name="NextMicros">When the next is due.</param>
/// <param name="Body">The event, in the codec's bytes.</param>
public sealed record HeldEvent(long EventId, int Attempts, long FirstMicros, long NextMicros, byte[] Body);

/// <summary>An event that was given up: kept, to be sent again by hand.</summary>
/// <param name="Attempts">Made before.</param>
/// <param name="DiedMicros">When it was given up.</param>
/// <param name="Why">What came of the last attempt.</param>
/// <param name="Body">The event, in the codec's bytes.</param>
public sealed record DeadEvent(long EventId, int Attempts, long DiedMicros, string Why, byte[] Body);

/// <summary>One try to send a message.</summary>
/// <param name="MessageId">The same for all tries.</param>
/// <param name="Type">In the shape's words.</param>
/// <param name="Number">From 1.</param>
/// <param name="AtMicros">When it began.</param>
/// <param name="Millis">How long it took.</param>
/// <param name="Status">Of HTTP; 0 when no answer came.</param>
/// <param name="Trouble">Why there is none, in words; empty when there is.</param>
/// <param name="Answer">The beginning of the answer's body.</param>
public sealed record Attempt(
    long EventId,
    string MessageId,
    string Type,
    int Number,
    long AtMicros,
    int Millis,
    int Status,
    string Trouble,
    string Answer
);
