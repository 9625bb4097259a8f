namespace Tandem.Core.Dialing;

/// <summary>What the pace of a campaign with agents is reckoned from.</summary>
/// <param name="Free">Agents who could take a call now, less those for whom somebody waits already: below 0 where more wait than are free.</param>
/// <param name="Busy">Agents signed in and ready who talk, are rung or rest after a call.</param>
/// <param name="Dialled">Calls dialled for these agents that nobody has answered yet.</param>
/// <param name="Share">Of them so many answer.</param>
/// <param name="AnswerSeconds">So long after they are dialled.</param>
/// <param name="HandleSeconds">How long an agent is busy with one call, the rest after it included.</param>
/// <param name="Budget">Calls that may yet be abandoned.</param>
/// <param name="AbandonedShare">Of the cap so much is used: 1 at the cap.</param>
internal readonly record struct PaceFigures(
    int Free,
    int Busy,
    int Dialled,
    double Share,
    double AnswerSeconds,
    double HandleSeconds,
    int Budget,
    double AbandonedShare
);

/// <summary>
/// How many calls may be under way and unanswered. Progressive: one for each free agent, never more. Predictive: so many that those who answer
/// find, with a margin, an agent who is free or has become free by then; and never so many that a run of answers, four standard deviations over what is
/// likely, would cost more than the abandon cap leaves.
/// </summary>
internal static class Pacing
{
    /// <summary>Margins, in standard deviations of what may come otherwise than expected.</summary>
    private const double Margin = 1;
    private const double MarginAtCap = 4;
    private const double Run = 4;

    public static int Progressive(in PaceFigures at) => Math.Max(0, at.Free - at.Dialled);

    /// <summary>How many may be dialled now.</summary>
    public static int Predictive(in PaceFigures at)
    {
        int sure = Progressive(at);
        if (at.Free + at.Busy <= 0 || at.Share <= 0)
        {
            return 0;
        }
        double soon = Soon(at);
        double likely = Answers(at.Free + soon, MarginOf(at), at.Share, soon);
        double safe = Answers(at.Free + at.Budget, Run, at.Share, 0);
        int most = (int)Math.Floor(Math.Min(likely, safe) / at.Share);
        return Math.Max(sure, most - at.Dialled);
    }

    /// <summary>
    /// Of the agents who are free, how many predictive dialling has counted on for calls of its own: what <see cref="Predictive"/> reckons, told the other way round. Agents who
    /// become free in time are not among them, so that whoever else waits has the next one, and nothing is dialled for that one.
    /// </summary>
    /// <param name="at">The agents, and all who dial for them.</param>
    /// <param name="own">Of the dialled calls, those that are meant here.</param>
    public static int Kept(in PaceFigures at, int own)
    {
        if (own == 0)
        {
            return 0;
        }
        double soon = Soon(at) * own / Math.Max(own, at.Dialled);
        double answers = own * at.Share;
        double likely = answers + MarginOf(at) * Math.Sqrt(answers * (1 - at.Share) + soon) - soon;
        double safe = answers + Run * Math.Sqrt(answers * (1 - at.Share)) - at.Budget;
        return Math.Clamp((int)Math.Ceiling(Math.Max(likely, safe)), 0, own);
    }

    // Agents who will have become free when those who are dialled answer.
    private static double Soon(in PaceFigures at) => at.Busy * Math.Min(1, at.AnswerSeconds / Math.Max(1, at.HandleSeconds));

    private static double MarginOf(in PaceFigures at) => Margin + (MarginAtCap - Margin) * Math.Clamp(at.AbandonedShare, 0, 1);

    // The most answers to expect, E, for which E + z·√(E·(1−p) + v) stays within what can be taken.
    private static double Answers(double room, double z, double share, double variance)
    {
        if (room <= 0)
        {
            return 0;
        }
        double q = 1 - share;
        // x = room − E: x² = z²·(E·q + v), solved for E.
        double a = z * z;
        double b = 2 * room + a * q;
        double c = room * room - a * variance;
        return c <= 0 ? 0 : Math.Max(0, (b - Math.Sqrt(Math.Max(0, b * b - 4 * c))) / 2);
    }
}
