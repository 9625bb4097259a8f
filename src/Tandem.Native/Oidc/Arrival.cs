namespace Tandem.Native.Oidc;

/// <summary>How somebody came back from the provider, as the console's page is told and the audit log has it.</summary>
/// <param name="Word">In the address of the page; empty for who is in.</param>
/// <param name="Why">In the log; empty for what is no refusal.</param>
internal sealed record Arrival(string Word, string Why)
{
    public static readonly Arrival In = new("", "");

    /// <summary>A code of the second factor is owed.</summary>
    public static readonly Arrival Code = new("code", "");

    /// <summary>Nobody here, or several, have the address; or it is not verified, or the user is disabled: the page tells all of them alike.</summary>
    public static readonly Arrival Unknown = new("unknown", "unknown");
    public static readonly Arrival Unverified = new("unknown", "unverified");
    public static readonly Arrival Ambiguous = new("unknown", "ambiguous");
    public static readonly Arrival Disabled = new("unknown", "disabled");

    /// <summary>The person did not agree at the provider.</summary>
    public static readonly Arrival Cancelled = new("cancelled", "cancelled");

    /// <summary>The state is none of this browser's: used before, too old, or somebody else's.</summary>
    public static readonly Arrival Stale = new("stale", "wrong_state");

    /// <summary>What the provider says does not hold: issuer, signature, audience, nonce, or an error of its own.</summary>
    public static readonly Arrival Failed = new("failed", "wrong_answer");

    /// <summary>The provider does not answer.</summary>
    public static readonly Arrival Down = new("unavailable", "unavailable");

    /// <summary>There are too many sessions.</summary>
    public static readonly Arrival Busy = new("busy", "");

    /// <summary>The one place browsers are sent to: never an address that came along.</summary>
    public string Page => Word.Length == 0 ? "/" : $"/?sign-in={Word}";
}
