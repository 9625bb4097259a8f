namespace Tandem.Core.Contract.Rows;

/// <summary>An extension: what a phone registers as. <see cref="Secret"/> is the SIP password (encrypted at rest by the store).</summary>
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
);
