namespace Tandem.Core.Ivr.Walking;

using Tandem.Core.Ivr.Nodes;
using Tandem.Core.Ivr.Reading;

/// <summary>A kind of node: a row of <see cref="FlowNodeTable"/>.</summary>
/// <param name="Name">As documents write it.</param>
/// <param name="FaultCode">The number of its faults.</param>
/// <param name="Does">What it does, in a sentence.</param>
/// <param name="Exits">Its exits.</param>
/// <param name="Read">Reads its fields.</param>
internal sealed record FlowNodeKind(string Name, int FaultCode, string Does, IReadOnlyList<FlowExit> Exits, Func<NodeReader, FlowNode> Read)
{
    /// <summary>A call ends here.</summary>
    public bool IsEnd => Exits.Count == 0;
}

/// <summary>A way out of a node.</summary>
/// <param name="Name">As documents write it.</param>
/// <param name="IsRequired">It must lead somewhere; else the call leaves by <c>next</c> or ends.</param>
/// <param name="IsAct">Taken only after the caller did something.</param>
internal sealed record FlowExit(string Name, bool IsRequired = false, bool IsAct = false);
