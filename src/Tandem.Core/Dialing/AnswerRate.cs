namespace Tandem.Core.Dialing;

/// <summary>
/// What is known of those who are dialled: how many of them answer, and how soon. Attempts count in the order they were begun, not in the one they end:
/// who is busy is known at once, who answers later, who does not last of all.
/// </summary>
internal sealed class AnswerRate
{
    /// <summary>As many attempts count, as it were: the newest most.</summary>
    private const double Attempts = 300;

    /// <summary>Standard deviations that the share may be higher than counted.</summary>
    private const double Doubt = 2;

    private readonly Queue<Try> begun = new();
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

    /// <summary>An attempt leaves.</summary>
    public Try Begin()
    {
        Try made = new();
        begun.Enqueue(made);
        return made;
    }

    /// <summary>What became of it; once.</summary>
    /// <param name="attempt">Which.</param>
    /// <param name="isAnswered">Somebody, or something, took it up.</param>
    /// <param name="took">Until then.</param>
    public void End(Try attempt, bool isAnswered, TimeSpan took)
    {
        attempt.IsAnswered ??= isAnswered;
        attempt.Took = took;
        while (begun.TryPeek(out Try? first) && first.IsAnswered is { } answered)
        {
            begun.Dequeue();
            Count(answered, first.Took);
        }
    }

    private void Count(bool isAnswered, TimeSpan took)
    {
        weight = Math.Min(weight + 1, Attempts);
        share += ((isAnswered ? 1 : 0) - share) / weight;
        if (isAnswered)
        {
            seconds += (took.TotalSeconds - seconds) / Math.Min(weight, 50);
        }
    }

    /// <summary>An attempt, until it is known what became of it.</summary>
    internal sealed class Try
    {
        public bool? IsAnswered { get; set; }

        public TimeSpan Took { get; set; }
    }
}
