namespace Tandem.Webhooks.Planning;

using Tandem.Core.Contract.Events;

/// <summary>An event on its way to one subscriber.</summary>
public sealed class Delivery(Event happened)
{
    public Event Event => happened;

    public long Id => happened.Id;

    public Lane Lane { get; } = Lane.Of(happened);

    /// <summary>Tries so far.</summary>
    public int Attempts { get; internal set; }

    /// <summary>When the first was, Unix microseconds; 0 before it.</summary>
    public long FirstMicros { get; internal set; }

    /// <summary>When the next is due.</summary>
    public long NextMicros { get; internal set; }

    /// <summary>What came of the last try.</summary>
    public string Why { get; internal set; } = "";

    internal DeliveryState State { get; set; }

    /// <summary>It no longer keeps the cursor back: it is kept as a row of its own until it is settled.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>Its row says what is so, or is about to.</summary>
    internal bool IsSaved { get; set; }
}

internal enum DeliveryState
{
    /// <summary>Behind another of its lane.</summary>
    Behind,

    /// <summary>Its turn, as soon as its time has come and a request may be made.</summary>
    Turn,

    /// <summary>A request is under way.</summary>
    UnderWay,

    /// <summary>Delivered, dead or dropped.</summary>
    Settled,
}
