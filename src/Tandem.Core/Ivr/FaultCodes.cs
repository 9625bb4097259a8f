namespace Tandem.Core.Ivr;

/// <summary>
/// What kind of fault it is, by numbers. Those of the kinds of nodes stand in their table; they are the numbers that the Udesk document prints, so
/// that whoever reads them there understands them here.
/// </summary>
internal static class FaultCodes
{
    /// <summary>A field that no kind of node explains.</summary>
    public const int Parameter = 200002;

    /// <summary>An exit that leads nowhere, a node nobody reaches, a circle without end.</summary>
    public const int Routing = 200022;

    /// <summary>No beginning, or no end that can be reached.</summary>
    public const int MissingStartOrEnd = 200024;
}
