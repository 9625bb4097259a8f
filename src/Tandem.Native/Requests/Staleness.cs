namespace Tandem.Native.Requests;

using Tandem.Native.Problems;

/// <summary>The answer to an <c>If-Match</c> that names no version of ours.</summary>
internal static class Staleness
{
    public static readonly Refusal Refusal = new(ProblemTable.Stale, "If-Match names no version of this; read it again");
}
