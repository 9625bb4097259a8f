namespace Tandem.Core.Dialing;

using Tandem.Core.Contract.Rows;

/// <summary>
/// How many calls of a campaign a person took up in the last 30 days, and how many of them were abandoned: by the hour, the hour that is half
/// out still counted whole.
/// </summary>
internal sealed class AbandonBudget
{
    private const int Hours = 30 * 24;

    /// <summary>Of the cap so much is used: the window slides by whole hours here, and by the moment for those who count again.</summary>
    private const double Used = 0.9;

    private readonly SortedDictionary<int, (int Live, int Abandoned)> hours = [];

    public int Live { get; private set; }

    public int Abandoned { get; private set; }

    public void Restore(CampaignHour hour) => Count(hour.Hour, hour.Live, hour.Of(DialOutcome.Abandoned));

    public void Count(DialOutcome outcome, long wallMicros)
    {
        if (outcome.IsLive())
        {
            Count((int)(wallMicros / CampaignHour.LengthMicros), 1, outcome == DialOutcome.Abandoned ? 1 : 0);
        }
    }

    /// <summary>How many more may be abandoned, one after the other, before the cap is reached; not below 0.</summary>
    public int Left(int perMille, long wallMicros)
    {
        Forget((int)(wallMicros / CampaignHour.LengthMicros));
        double cap = perMille / 1_000.0 * Used;
        return cap >= 1 ? int.MaxValue : (int)Math.Max(0, Math.Floor((cap * Live - Abandoned) / (1 - cap)));
    }

    private void Count(int hour, int live, int abandoned)
    {
        (int before, int lost) = hours.GetValueOrDefault(hour);
        hours[hour] = (before + live, lost + abandoned);
        Live += live;
        Abandoned += abandoned;
        Forget(hour);
    }

    private void Forget(int now)
    {
        while (hours.Count > 0 && First() is var first && first < now - Hours)
        {
            (int live, int abandoned) = hours[first];
            hours.Remove(first);
            Live -= live;
            Abandoned -= abandoned;
        }
    }

    private int First()
    {
        foreach (int hour in hours.Keys)
        {
            return hour;
        }
        return 0;
    }
}
