namespace Tandem.Core.Folds.Records;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A call that is not over, as the log has told it so far.</summary>
[GenerateShape]
internal sealed partial class OpenCall
{
    [Key(0)]
    public Guid Id { get; set; }

    [Key(1)]
    public string CallerNumber { get; set; } = "";

    [Key(2)]
    public string CallerName { get; set; } = "";

    [Key(3)]
    public string Dialled { get; set; } = "";

    /// <summary>Of its last event.</summary>
    [Key(4)]
    public int Sequence { get; set; }

    /// <summary>Its beginning, in microseconds since the server started.</summary>
    [Key(5)]
    public long Began { get; set; }

    /// <summary>The caller who waits; empty when nobody does.</summary>
    [Key(6)]
    public Guid Waiting { get; set; }

    [Key(7)]
    public int QueueId { get; set; }

    [Key(8)]
    public string Queue { get; set; } = "";

    /// <summary>When the wait began, in microseconds since the server started.</summary>
    [Key(9)]
    public long WaitsSince { get; set; }

    /// <summary>Why its first leg ended that did.</summary>
    [Key(10)]
    public string Cause { get; set; } = "";
}
