namespace Tandem.Webhooks.Sending;

/// <summary>How a subscription is doing.</summary>
/// <param name="Cursor">Every event up to it is delivered, held, dead or not wanted.</param>
/// <param name="Unread">Events of the log that were not looked at yet.</param>
/// <param name="Waiting">Events that were, and are not settled.</param>
/// <param name="FailingSinceMicros">Since when the receiver has taken nothing; 0 while it does.</param>
/// <param name="NextMicros">When it is tried next; 0 for now, or when there is nothing.</param>
/// <param name="IsReplaying">Something is sent again.</param>
public sealed record SenderState(long Cursor, long Unread, int Waiting, long FailingSinceMicros, long NextMicros, bool IsReplaying);
