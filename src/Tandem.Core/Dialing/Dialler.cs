namespace Tandem.Core.Dialing;

using Tandem.Core.Calls;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>All campaigns of a tenant, and what they share: agents of a queue, and that nobody is called by two of them at once.</summary>
internal sealed class Dialler(FlowServices services)
{
    private readonly SortedDictionary<int, LiveCampaign> campaigns = [];
    private readonly HashSet<string> busy = new(StringComparer.Ordinal);
    private readonly List<LiveCampaign> running = [];

    // Those that keep agents, running or not: what rings goes on ringing.
    private readonly List<LiveCampaign> keeping = [];

    public CentreContext Centre => services.Centre;

    public CallTable Calls => services.Calls;

    public QueueTable Queues => services.Queues;

    public Keys Keys => services.Keys;

    /// <summary>Brings attempts into the log; given last.</summary>
    public IAttemptCommits Commits { get; set; } = null!;

    public LiveCampaign? Of(int id) => campaigns.GetValueOrDefault(id);

    public void Put(CampaignRow row)
    {
        if (campaigns.TryGetValue(row.Id, out LiveCampaign? campaign))
        {
            campaign.Change(row);
        }
        else
        {
            campaign = new LiveCampaign(this, row);
            campaigns.Add(row.Id, campaign);
            Centre.Unpublished.Mark(campaign);
        }
        Put(running, campaign, row.State == CampaignState.Running);
        Put(keeping, campaign, row.KeepsAgents);
        campaign.Step();
    }

    public void Remove(int id)
    {
        if (campaigns.Remove(id, out LiveCampaign? campaign))
        {
            campaign.Change(campaign.Row with { State = CampaignState.Stopped });
            campaign.Step();
            running.Remove(campaign);
            keeping.Remove(campaign);
        }
    }

    private static void Put(List<LiveCampaign> into, LiveCampaign campaign, bool isOne)
    {
        into.Remove(campaign);
        if (isOne)
        {
            into.Add(campaign);
        }
    }

    /// <summary>What is known from before the start: attempts that were under way are lost, and nobody knows what came of them.</summary>
    public void Load(IReadOnlyList<CampaignHour> hours, IReadOnlyList<OpenAttempt> lost)
    {
        RestsUntil = Centre.Now.Mono + Centre.Limits.CampaignRest;
        foreach (CampaignHour hour in hours)
        {
            Of(hour.CampaignId)?.Restore(hour);
        }
        foreach (OpenAttempt open in lost)
        {
            Centre.Happened(AttemptEnds.Lost(open));
            Of(open.CampaignId)?.Count(DialOutcome.Lost);
        }
    }

    /// <summary>What is broken, or null.</summary>
    public string? Check()
    {
        foreach (LiveCampaign campaign in campaigns.Values)
        {
            if (campaign.Check() is { } broken)
            {
                return broken;
            }
        }
        return null;
    }

    /// <summary>The server stops.</summary>
    public bool IsHalted { get; private set; }

    /// <summary>Nobody is dialled before this.</summary>
    public Instant RestsUntil { get; private set; }

    public void Halt() => IsHalted = true;

    /// <summary>Before who waits is given an agent: so many are kept as numbers ring for them.</summary>
    public void Keep()
    {
        for (int i = services.Kept.Queues.Count - 1; i >= 0; i--)
        {
            Keep(services.Kept.Queues[i]);
        }
        for (int i = 0; i < keeping.Count; i++)
        {
            if (keeping[i].Queue is { } queue)
            {
                Keep(queue);
            }
        }
    }

    private void Keep(Queue queue)
    {
        int kept = 0;
        foreach (LiveCampaign campaign in keeping)
        {
            kept += campaign.Queue == queue ? campaign.Kept(queue) : 0;
        }
        services.Kept.Set(queue, kept);
    }

    /// <summary>After each turn.</summary>
    public void Step()
    {
        for (int i = 0; i < running.Count; i++)
        {
            running[i].Step();
        }
    }

    /// <summary>Who may be called has changed: what is at hand is read again.</summary>
    public void Anew()
    {
        foreach (LiveCampaign campaign in running)
        {
            campaign.Filled();
        }
    }

    public void Took(CampaignBatch batch) => Of(batch.CampaignId)?.Took(batch);

    public CallingTimes Times(CampaignRow row) => new(row.Hours, TenantDay.ZoneOf(services.TenantNumbers.Region.Country));

    /// <summary>An attempt at the number is under way, of whichever campaign.</summary>
    public bool IsBusy(string number) => busy.Contains(number);

    public void Begin(string number) => busy.Add(number);

    public void End(string number) => busy.Remove(number);

    /// <summary>Calls of all campaigns that nobody has answered yet and that are meant for agents of this queue.</summary>
    public int DialledFor(Queue queue)
    {
        int dialled = 0;
        foreach (LiveCampaign campaign in running)
        {
            dialled += campaign.Queue == queue ? campaign.Attempts.Dialled : 0;
        }
        return dialled;
    }

    /// <summary>Who waits in other queues for agents of this one: no more of each queue than it has such agents.</summary>
    public int WaitingElsewhere(Queue queue)
    {
        int waiting = 0;
        foreach (Queue other in services.Queues.All)
        {
            waiting += other == queue || other.Pending.Count == 0 ? 0 : Math.Min(other.Pending.Count, other.SharedWith(queue));
        }
        return waiting;
    }

    /// <summary>Why no number that a campaign might show may call now, in a word; empty when one may.</summary>
    public string ShownHeld(LiveCampaign campaign) => services.ShownNumbers.HeldOf(campaign.Row);

    /// <summary>The attempt is in the log: it leaves.</summary>
    public void Place(LiveCampaign campaign, Attempt attempt)
    {
        Dialled dialled = services.Numbers.Outside(attempt.Number.Number);
        if (dialled.To is not Party party)
        {
            attempt.Fail(dialled.Why);
            campaign.Over(attempt);
            return;
        }
        ChosenNumber shown = services.ShownNumbers.OfCampaign(campaign.Row, party);
        Call call = services.Legs.Begin(
            attempt.Call,
            shown.Number,
            "",
            dialled.Number,
            CallOrigin.Of(CallOriginKind.Campaign, campaign.Row.Id),
            Variables(attempt.Number.Variables)
        );
        call.Watch = attempt;
        Centre.Handling = call;
        Centre.Happened(call, Guid.Empty, new NumberChosen(shown.Number, shown.Group, shown.Reason));
        if (attempt.AgentId != 0)
        {
            Preview(call, attempt, party);
            return;
        }
        DialledFlow flow = new(services, attempt);
        attempt.Flow = flow;
        flow.Start(call, party, shown.Number);
    }

    // His phone first, then the number: as if he had dialled it.
    private void Preview(Call call, Attempt attempt, Party party)
    {
        attempt.RingsAgent();
        if (services.Agents.ById(attempt.AgentId) is { Line: { } line, IsInCall: false } agent)
        {
            Centre.Happened(
                call,
                Guid.Empty,
                new CallOrdered(agent.Id, agent.Row.Login, line.Number, "", Keys.Dialing.CodeOf(agent.Id)?.Code ?? "")
            );
            new DialFlow(services, party).Start(call, line);
            return;
        }
        call.Flow = new BrokenFlow();
        services.Legs.Finish(call);
    }

    private static List<KeyValuePair<string, string>> Variables(string json) => json.Length == 0 ? [] : CampaignVariables.Read(json);
}
