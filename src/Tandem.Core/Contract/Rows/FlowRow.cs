namespace Tandem.Core.Contract.Rows;

/// <summary>
/// A flow of the tenant (IVR, docs/flows.md): the draft that is worked on, and the document that calls go through. Calls that are in a flow stay with
/// the document they came into, whatever is published meanwhile.
/// </summary>
/// <param name="Name">As the document has it; numbers and other flows name it so. It stays.</param>
/// <param name="Draft">The document as it was saved last; it may have faults.</param>
/// <param name="Version">Of what is published, from 1; 0 while nothing is.</param>
/// <param name="Document">What is published; empty while nothing is.</param>
public sealed record FlowRow(
    int Id,
    string Name,
    string Draft,
    int Version,
    string Document,
    long PublishedMicros,
    long CreatedMicros,
    long UpdatedMicros
)
{
    public bool IsPublished => Version > 0;
}
