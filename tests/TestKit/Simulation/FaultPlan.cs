namespace Tandem.TestKit.Simulation;

using Tandem.Foundation;

/// <summary>What a network may do to packets, drawn per seed. Chances are parts per thousand.</summary>
public sealed record FaultPlan
{
    public static readonly FaultPlan None = new();

    public int LossPerMille { get; init; }

    public int DuplicatePerMille { get; init; }

    /// <summary>One-way delay in milliseconds, uniform; a wide range reorders.</summary>
    public int DelayMinMs { get; init; } = 1;

    public int DelayMaxMs { get; init; } = 1;

    /// <summary>A phone vanishes without a word while it rings or talks.</summary>
    public int CrashPerMille { get; init; }

    /// <summary>The caller's CANCEL is sent so that it crosses the answer.</summary>
    public int LateCancelPerMille { get; init; }

    /// <summary>A phone's public address changes during a call.</summary>
    public int RebindPerMille { get; init; }

    /// <summary>Commits that fail.</summary>
    public int CommitFailurePerMille { get; init; }

    /// <summary>BYE is lost in both directions (every copy of it).</summary>
    public int LostByePerMille { get; init; }

    /// <summary>Draws one of several temperaments, from a perfect network to a bad one.</summary>
    public static FaultPlan Draw(Prng prng) =>
        prng.Below(4) switch
        {
            0 => None,
            1 => new FaultPlan
            {
                DelayMinMs = 5,
                DelayMaxMs = 60,
                LossPerMille = 10,
                DuplicatePerMille = 10,
            },
            2 => new FaultPlan
            {
                DelayMinMs = 1,
                DelayMaxMs = 200,
                LossPerMille = 50,
                DuplicatePerMille = 30,
                LateCancelPerMille = 50,
                RebindPerMille = 30,
            },
            _ => new FaultPlan
            {
                DelayMinMs = 10,
                DelayMaxMs = 400,
                LossPerMille = 100,
                DuplicatePerMille = 50,
                CrashPerMille = 40,
                LateCancelPerMille = 50,
                RebindPerMille = 50,
                CommitFailurePerMille = 50,
                LostByePerMille = 30,
            },
        };
}
