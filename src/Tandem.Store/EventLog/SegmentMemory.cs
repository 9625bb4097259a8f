namespace Tandem.Store.EventLog;

using Nerdbank.MessagePack;
using PolyType;
using Tandem.Core.Folds.Running;

/// <summary>What is kept where a segment begins, so that a start or a rebuild can go on from there without what was before.</summary>
[GenerateShape]
internal sealed partial class SegmentMemory
{
    [Key(0)]
    public FoldStates Folds { get; set; } = new();

    /// <summary>In which blocks the calls have events that were not over.</summary>
    [Key(1)]
    public Dictionary<Guid, long[]> Calls { get; set; } = [];
}
