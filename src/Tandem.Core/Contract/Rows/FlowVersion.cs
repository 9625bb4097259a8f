namespace Tandem.Core.Contract.Rows;

/// <summary>A document of a flow that was published once.</summary>
/// <param name="Version">From 1.</param>
public sealed record FlowVersion(int Version, long PublishedMicros)
{
    /// <summary>So many of each flow are kept; older ones go with the next that is published.</summary>
    public const int Kept = 50;
}
