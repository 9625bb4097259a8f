namespace Tandem.Core.Folds.Running;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>What the folds of a tenant remember at one place of the log.</summary>
[GenerateShape]
public sealed partial class FoldStates
{
    /// <summary>The id of the last event they have taken.</summary>
    [Key(0)]
    public long Position { get; set; }

    /// <summary>By name.</summary>
    [Key(1)]
    public SortedDictionary<string, FoldState> Folds { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Of that event.</summary>
    [Key(2)]
    public long WallMicros { get; set; }

    [Key(3)]
    public long ServerMicros { get; set; }

    [Key(4)]
    public bool IsStopped { get; set; }
}

/// <summary>What one fold remembers.</summary>
public sealed class FoldState
{
    [Key(0)]
    public int Version { get; set; }

    [Key(1)]
    public byte[] State { get; set; } = [];
}
