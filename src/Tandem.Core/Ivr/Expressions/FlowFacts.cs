namespace Tandem.Core.Ivr.Expressions;

/// <summary>A queue as an expression sees it.</summary>
/// <param name="Waiting">Callers in line.</param>
/// <param name="Ready">Agents who could be rung now.</param>
/// <param name="SignedIn">Agents who are there at all.</param>
/// <param name="EstimatedSeconds">How long the next caller will probably wait.</param>
public readonly record struct QueueFacts(int Waiting, int Ready, int SignedIn, double EstimatedSeconds);

/// <summary>What an expression may ask, besides the variables of its call.</summary>
internal interface IFlowFacts
{
    /// <summary>Microseconds since 1970, UTC.</summary>
    public long WallMicros { get; }

    /// <summary>Null when there is no such queue.</summary>
    public QueueFacts? QueueOf(string name);

    /// <summary>The path of a sound that the flow names; empty when there is none.</summary>
    public string SoundOf(string name);
}
