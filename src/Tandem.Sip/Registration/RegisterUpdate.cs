using Tandem.Foundation;
using Tandem.Sip.Flows;

namespace Tandem.Sip.Registration;

/// <summary>One Contact of a REGISTER.</summary>
/// <param name="Uri">The URI without brackets.</param>
/// <param name="ExpiresSeconds">What it asks for: its own expires, else the Expires header, else −1 (our default).</param>
/// <param name="Q">Thousandths.</param>
/// <param name="Instance">+sip.instance or "".</param>
/// <param name="Flow">Where it is called.</param>
internal readonly record struct ContactUpdate(string Uri, long ExpiresSeconds, int Q, string Instance, Flow Flow);

/// <summary>A REGISTER that has been let in, in the registrar's words.</summary>
internal sealed class RegisterUpdate
{
    public required string Realm { get; init; }
    public required string Extension { get; init; }
    public required string CallId { get; init; }
    public required uint CSeq { get; init; }
    public required NetAddress Source { get; init; }
    public required PeerLocation Peer { get; init; }
    public IReadOnlyList<string> Path { get; init; } = [];
    public string UserAgent { get; init; } = "";

    /// <summary>Contact: * with Expires: 0.</summary>
    public bool RemoveAll { get; init; }
    public List<ContactUpdate> Contacts { get; } = [];

    /// <summary>Names the request to whoever keeps what it adds; 0 when its answer does not wait for that.</summary>
    public long Ticket { get; init; }

    /// <summary>A contact was added that was not there before.</summary>
    public bool HasAdded { get; set; }
}

/// <summary>What became of it.</summary>
internal enum RegisterOutcome : byte
{
    Done,

    /// <summary>423 Interval Too Brief.</summary>
    TooBrief,

    /// <summary>A request older than what is known (RFC 3261 §10.3 step 7): 500.</summary>
    OutOfOrder,

    /// <summary>More contacts than one address of record may have: 403.</summary>
    TooManyContacts,

    /// <summary>The table is full: 503.</summary>
    Full,
}
