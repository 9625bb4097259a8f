namespace Tandem.Core.Legs;

using Tandem.Core.Contract.Views;
using Tandem.Core.Kernel;
using Tandem.Foundation;

/// <summary>One call: its legs and the flow that decides what happens next.</summary>
internal sealed class Call(Guid id, int slot, Now began) : IEventScope, IPublished
{
    public Guid Id { get; } = id;

    /// <summary>Its place among the published calls.</summary>
    public int Slot { get; } = slot;

    public long StartMicros { get; } = began.WallMicros;

    public Instant Began { get; } = began.Mono;

    public List<CallLeg> Legs { get; } = [];

    public CallFlow Flow { get; set; } = null!;

    public string CallerNumber { get; init; } = "";

    public string CallerName { get; init; } = "";

    public string Dialled { get; init; } = "";

    /// <summary>The queue it waits in or waited in last; 0 for none.</summary>
    public int QueueId { get; set; }

    /// <summary>Its place in that queue's line while it waits.</summary>
    public WaitingPlace? Place { get; set; }

    /// <summary>Why the last pick of an agent for it fell as it did.</summary>
    public PickExplanation? Picked { get; set; }

    /// <summary>What whoever ordered it wants its flow to know, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } = [];

    /// <summary>Who has begun it and follows it; null for nobody.</summary>
    public ICallWatch? Watch { get; set; }

    /// <summary>How often a queue has sent it on.</summary>
    public int Forwards { get; set; }

    public int Sequence { get; set; }

    /// <summary>Something failed in it that should not: all its legs end for that.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Why it ended: the cause of the first leg that did.</summary>
    public string EndCause { get; set; } = "";

    public bool IsChanged { get; set; }
}
