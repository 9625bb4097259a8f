namespace Tandem.Core.Calls.Legs;

using Tandem.Core.Distribution;

/// <summary>One call: its legs and the flow that decides what happens next.</summary>
internal sealed class Call(Guid id, int slot, long startMicros)
{
    public Guid Id { get; } = id;

    /// <summary>Its place among the published calls.</summary>
    public int Slot { get; } = slot;

    public long StartMicros { get; } = startMicros;

    public List<CallLeg> Legs { get; } = [];

    public CallFlow Flow { get; set; } = null!;

    /// <summary>The caller as a member of a queue, if it is or was one.</summary>
    public Member? Member { get; set; }

    public string CallerNumber { get; init; } = "";

    public string CallerName { get; init; } = "";

    public string Dialled { get; init; } = "";

    /// <summary>How often a queue has sent it on.</summary>
    public int Forwards { get; set; }

    /// <summary>Numbers its events.</summary>
    public int Sequence { get; set; }

    /// <summary>Why it ended: the cause of the first leg that did.</summary>
    public string EndCause { get; set; } = "";

    public bool IsChanged { get; set; }
}
