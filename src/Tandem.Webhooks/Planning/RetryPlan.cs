namespace Tandem.Webhooks.Planning;

/// <summary>How long to wait after a failure: ever longer, and never the same for all.</summary>
/// <param name="First">After the first.</param>
/// <param name="Longest">However many there were.</param>
public sealed record RetryPlan(TimeSpan First, TimeSpan Longest)
{
    private const double Growth = 3;

    /// <summary>A pause is this share of the plan's at least; half as much again is left to chance.</summary>
    private const double Least = 0.75;

    /// <param name="failures">So far, at least 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan Pause(int failures, double chance)
    {
        double planned = Longest.TotalMicroseconds;
        double pause = First.TotalMicroseconds;
        for (int i = 1; i < failures && pause < planned; i++)
        {
            pause *= Growth;
        }
        return TimeSpan.FromMicroseconds(Math.Min(pause, planned) * (Least + (chance / 2)));
    }
}
