namespace Tandem.Core.Dialing;

/// <summary>What is known of those who are dialled: how many of them answer, how soon, and how long agents are busy with them.</summary>
internal sealed class AnswerRate
{
    /// <summary>As many attempts count, as it were: the newest most.</summary>
    private const double Attempts = 300;

    /// <summary>Standard deviations that the share may be higher than counted.</summary>
    private const double Doubt = 2;

    private double share;
    private double weight;
    private double seconds = 8;

    /// <summary>How long those who answer take to, on average.</summary>
    public double Seconds => seconds;

    /// <summary>The share of attempts that are answered, rather too high than too low; 1 while nothing is known.</summary>
    public double Share
    {
        get
        {
            double known = Math.Min(weight, Attempts);
            double likely = (share * known + 2) / (known + 2);
            return Math.Min(1, likely + Doubt * Math.Sqrt(likely * (1 - likely) / (known + 1)));
        }
    }

    /// <param name="isAnswered">Somebody, or something, took it up.</param>
    /// <param name="took">Until then.</param>
    public void Count(bool isAnswered, TimeSpan took)
    {
        weight = Math.Min(weight + 1, Attempts);
        share += ((isAnswered ? 1 : 0) - share) / weight;
        if (isAnswered)
        {
            seconds += (took.TotalSeconds - seconds) / Math.Min(weight, 50);
        }
    }
}
