namespace Tandem.Core.Dialing;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Distribution;
using Tandem.Foundation;

/// <summary>How many more calls a campaign may make just now for the agents of its queue.</summary>
internal sealed class CampaignPace(LiveCampaign campaign, Dialler services)
{
    /// <summary>How fast what is known of the agents' time follows: of the newest second so much counts.</summary>
    private const double HandleFollows = 1.0 / 30;

    /// <summary>After a pause longer than this what was known is nearly forgotten.</summary>
    private const double LongestStep = 30;

    private Instant measured;
    private double handleSeconds;

    /// <summary>Agents who could take a call now, less those for whom somebody waits already.</summary>
    public static int FreeOf(Queue queue) => Math.Max(0, Unclaimed(queue));

    /// <summary>Agents who will be free again: they talk, are rung, or rest.</summary>
    public static int BusyOf(Queue queue) =>
        queue.Counts[(int)Availability.InCall] + queue.Counts[(int)Availability.WrapUp] + queue.Counts[(int)Availability.OfferedElsewhere];

    /// <summary>No agent is free or will be.</summary>
    public static bool HasNobody(Queue queue) => FreeOf(queue) + BusyOf(queue) == 0;

    /// <summary>No agent is there at all, not even for others who wait.</summary>
    public static bool IsDeserted(Queue queue) => queue.Callable.Count + BusyOf(queue) == 0;

    public int Allowed(Queue queue)
    {
        Measure(queue);
        PaceFigures figures = Figures(queue);
        int allowed = Allowed(figures);
        return allowed > 0 && campaign.Row.KeepsAgents && services.WaitingElsewhere(queue) is > 0 and int others
            ? Allowed(figures with { Free = figures.Free - others })
            : allowed;
    }

    /// <summary>So many of the queue's free agents are kept from whoever else waits.</summary>
    public int Kept(Queue queue)
    {
        int dialled = campaign.Attempts.Dialled;
        if (campaign.Row.Mode != CampaignMode.Predictive || dialled == 0)
        {
            return dialled;
        }
        Measure(queue);
        return Pacing.Kept(Figures(queue), dialled);
    }

    /// <summary>An agent who was free when the attempt began has been taken meanwhile.</summary>
    public bool IsTooMany(Queue queue) => campaign.Row.Mode == CampaignMode.Progressive && services.DialledFor(queue) > FreeOf(queue);

    private static int Unclaimed(Queue queue) => queue.Callable.Count - queue.Settings.RetainAgents - queue.Pending.Count;

    private int Allowed(in PaceFigures figures)
    {
        int sure = Pacing.Progressive(figures);
        if (campaign.Row.Mode != CampaignMode.Predictive)
        {
            return sure;
        }
        int ceiling = (figures.Free + figures.Busy) * campaign.Row.PerAgentPercent / 100 - figures.Dialled;
        return Math.Max(sure, Math.Min(Pacing.Predictive(figures), ceiling));
    }

    private PaceFigures Figures(Queue queue)
    {
        AbandonBudget budget = campaign.Budget;
        double cap = campaign.Row.AbandonPerMille / 1_000.0;
        return new PaceFigures(
            Unclaimed(queue),
            BusyOf(queue),
            services.DialledFor(queue),
            campaign.Rate.Share,
            campaign.Rate.Seconds,
            handleSeconds,
            budget.Left(campaign.Row.AbandonPerMille, campaign.Now.WallMicros),
            budget.Live == 0 || cap == 0 ? 0 : budget.Abandoned / (budget.Live * cap)
        );
    }

    // The last few calls of the queue say how long an agent talks; those who rest add to it what they take of all who are busy.
    private void Measure(Queue queue)
    {
        double passed = Math.Min(LongestStep, (campaign.Now.Mono - measured).TotalSeconds);
        if (passed <= 0 && handleSeconds > 0)
        {
            return;
        }
        int talking = queue.Counts[(int)Availability.InCall];
        double now = queue.HandleTime.TotalSeconds * Math.Max(1, BusyOf(queue)) / Math.Max(1, talking);
        handleSeconds = handleSeconds <= 0 ? now : handleSeconds + (now - handleSeconds) * Math.Min(1, passed * HandleFollows);
        measured = campaign.Now.Mono;
    }
}
