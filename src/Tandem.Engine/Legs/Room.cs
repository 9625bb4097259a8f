namespace Tandem.Engine.Legs;

/// <summary>Where more than two legs are mixed, all on one media worker.</summary>
internal sealed class Room(Guid id, long number, int worker)
{
    public Guid Id { get; } = id;

    /// <summary>What the worker knows it by.</summary>
    public long Number { get; } = number;

    public int Worker { get; } = worker;

    public int Legs { get; set; }
}
