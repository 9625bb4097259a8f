namespace Tandem.Core.Contract.Rows;

/// <summary>What kind of phone an extension is for.</summary>
public enum ExtensionKind
{
    Sip = 0,

    /// <summary>In a browser.</summary>
    WebRtc = 1,
}

/// <summary>
/// Whether media of a desk phone are protected with keys that travel in its signalling (SDES-SRTP, RFC 4568), which has to go over TLS. Phones in
/// browsers bring their own protection.
/// </summary>
public enum SrtpUse
{
    Off = 0,

    /// <summary>Offered and taken, and plain media are fine too.</summary>
    Offered = 1,

    /// <summary>Without it there is no call.</summary>
    Required = 2,
}

/// <summary>An extension: what a phone registers as. <see cref="Secret"/> is the SIP password (encrypted at rest by the store).</summary>
/// <param name="UserId">Whose it is; 0 for nobody's.</param>
/// <param name="Context">The dial plan it calls in: <c>public</c> leads to extensions and queues only, any other name to all that its rights allow.</param>
public sealed record ExtensionRow(
    int Id,
    int UserId,
    string Number,
    string Name,
    string Secret,
    string Domain,
    string Context,
    string CidName,
    string CidNumber,
    long CreatedMicros,
    long UpdatedMicros
)
{
    public ExtensionKind Kind { get; init; }

    public SrtpUse Srtp { get; init; }

    public CallRights Rights { get; init; } = new();
}
