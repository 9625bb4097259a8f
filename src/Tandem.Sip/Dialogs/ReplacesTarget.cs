namespace Tandem.Sip.Dialogs;

/// <summary>The dialog a Replaces names (RFC 3891), tags as the sender of Replaces sees them.</summary>
/// <param name="CallId">Call-ID.</param>
/// <param name="ToTag">The tag of the side that gets the request.</param>
/// <param name="FromTag">The tag of the other side.</param>
/// <param name="EarlyOnly">Only if it is not answered yet.</param>
public sealed record ReplacesTarget(string CallId, string ToTag, string FromTag, bool EarlyOnly);
