namespace Tandem.Core.Dialing;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Kernel;
using Tandem.Foundation;

/// <summary>Numbers of a campaign that agents look at: each is one agent's, for a while.</summary>
internal sealed class Previews(LiveCampaign campaign, CentreContext centre) : ITimed
{
    private sealed class Deal(CampaignNumber number, long until)
    {
        public CampaignNumber Number { get; } = number;

        public long UntilMicros { get; } = until;

        public DeadlineHandle Limit;
    }

    private readonly Dictionary<int, Deal> deals = [];

    public IEventScope? Scope => null;

    /// <summary>What the agent looks at; null for nothing.</summary>
    public (CampaignNumber Number, long UntilMicros)? Of(int agent) =>
        deals.TryGetValue(agent, out Deal? deal) ? (deal.Number, deal.UntilMicros) : null;

    public void Give(int agent, CampaignNumber number)
    {
        TimeSpan time = centre.Limits.PreviewTime;
        Deal deal = new(number, centre.Now.WallMicros + (long)time.TotalMicroseconds);
        deals.Add(agent, deal);
        centre.Arm(ref deal.Limit, time, this, agent);
    }

    /// <summary>It is his no more; null when he had none.</summary>
    public CampaignNumber? Take(int agent)
    {
        if (!deals.Remove(agent, out Deal? deal))
        {
            return null;
        }
        centre.Timers.Cancel(ref deal.Limit);
        return deal.Number;
    }

    public void Due(int timer)
    {
        if (deals.Remove(timer, out Deal? deal))
        {
            campaign.Return(deal.Number);
        }
    }

    public string NameOf(int timer) => "number that an agent looks at";
}
