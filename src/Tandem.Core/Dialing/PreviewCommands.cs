namespace Tandem.Core.Dialing;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>What agents ask of campaigns.</summary>
internal sealed class PreviewCommands(FlowServices services, Dialler dialler)
{
    public Outcome Handle(CampaignCommand command)
    {
        if (dialler.Of(command.CampaignId) is not { } campaign)
        {
            return new Outcome(OutcomeCode.NotFound, $"no campaign {command.CampaignId}");
        }
        switch (command)
        {
            case LookForNumbers:
                campaign.Filled();
                return Outcome.Ok;
            case TakePreview take:
                return Refusal(campaign, take.AgentId) ?? Take(campaign, take.AgentId);
            case DialPreview dial:
                return Refusal(campaign, dial.AgentId) ?? Dial(campaign, dial.AgentId);
            case SkipPreview skip when campaign.Previews.Take(skip.AgentId) is { } number:
                campaign.Return(number);
                return Outcome.Ok;
            default:
                return new Outcome(OutcomeCode.NotFound, "he looks at no number");
        }
    }

    private Outcome? Refusal(LiveCampaign campaign, int agentId)
    {
        if (services.Agents.ById(agentId) is not { } agent)
        {
            return new Outcome(OutcomeCode.NotFound, $"no user {agentId}");
        }
        return campaign.Row.Mode != CampaignMode.Preview
                ? new Outcome(OutcomeCode.Conflict, "no agent chooses numbers of this campaign: it is not in preview")
            : campaign.Row.State != CampaignState.Running ? new Outcome(OutcomeCode.Conflict, "the campaign is not running")
            : !agent.IsSignedIn ? new Outcome(OutcomeCode.NotSignedIn, $"agent {agent.Row.Login} is not signed in")
            : campaign.Queue is { } queue && !agent.Places.Exists(place => place.QueueId == queue.Id)
                ? new Outcome(OutcomeCode.Conflict, $"agent {agent.Row.Login} is not signed in to queue {queue.Name}")
            : null;
    }

    private static Outcome Take(LiveCampaign campaign, int agent)
    {
        if (campaign.Previews.Of(agent) is null)
        {
            if (campaign.Next() is not { } number)
            {
                return new Outcome(OutcomeCode.Unreachable, "no number is due now");
            }
            campaign.Previews.Give(agent, number);
        }
        (CampaignNumber shown, long until) = campaign.Previews.Of(agent)!.Value;
        return new Outcome(
            OutcomeCode.Ok,
            "",
            new PreviewView(campaign.Row.Id, agent, shown.Number, shown.Variables, shown.Attempts, until)
        );
    }

    private Outcome Dial(LiveCampaign campaign, int agentId)
    {
        Agent agent = services.Agents.ById(agentId)!;
        if (campaign.Previews.Of(agentId) is not { Number: { } number })
        {
            return new Outcome(OutcomeCode.NotFound, "he looks at no number");
        }
        if (agent.Line is not { Reachable: true } line || agent.IsInCall)
        {
            return new Outcome(OutcomeCode.Conflict, $"agent {agent.Row.Login} is in a call, or his phone is not there");
        }
        if (!campaign.IsTime(number.Zone))
        {
            return new Outcome(OutcomeCode.Conflict, "it is no time to call there");
        }
        if (services.Calls.Count >= services.Centre.Limits.Calls)
        {
            return new Outcome(OutcomeCode.Overloaded, "too many calls");
        }
        if (dialler.ShownHeld(campaign).Length > 0)
        {
            return new Outcome(OutcomeCode.Overloaded, "no number that the campaign shows may call now: its limits are reached");
        }
        campaign.Previews.Take(agentId);
        if (!campaign.TryBegin(number, agentId))
        {
            campaign.Return(number);
            return new Outcome(OutcomeCode.Overloaded, "too much is on its way to the disk");
        }
        return new Outcome(OutcomeCode.Ok, "", line.Number);
    }
}
