namespace Tandem.Core.Contract.Rows;

/// <summary>A number of the tenant (DID), and where calls from trunks to it go.</summary>
/// <param name="Number">In its inner form, or a pattern (<see cref="Numbering.NumberPattern"/>) for all that have no row of their own.</param>
/// <param name="Destination">Name of the queue or the flow, or the extension; empty for <see cref="RouteTarget.None"/>.</param>
public sealed record RouteRow(int Id, string Number, RouteTarget Target, string Destination)
{
    /// <summary>What people call it; empty for nothing.</summary>
    public string Name { get; init; } = "";

    /// <summary>Given with the program's options: changed there, not by command, and not kept.</summary>
    public bool IsGiven { get; init; }

    public long UpdatedMicros { get; init; }
}

/// <summary>Kinds of destination. They are kept by their numbers; where each leads is said in one row of <c>RouteTargetTable</c>.</summary>
public enum RouteTarget
{
    Queue = 0,
    Extension = 1,

    /// <summary>No route of its own: the queue of that name, or the extension of that number.</summary>
    None = 2,

    /// <summary>A flow (IVR) that is published.</summary>
    Flow = 3,
}
