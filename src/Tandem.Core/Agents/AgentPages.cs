namespace Tandem.Core.Agents;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Kernel;

/// <summary>
/// Agents who work in a page are ready only while it lives and its microphone works: else they are on break, with the cause as the reason, until they
/// say that they are ready again. Calls under way go on.
/// </summary>
internal sealed class AgentPages(CentreContext centre, AgentTable agents, AgentDuty duty)
{
    public const string Asleep = "page asleep";
    public const string NoMicrophone = "no microphone";
    public const string Closed = "page closed";

    public Outcome Report(ReportPage command)
    {
        if (agents.Named(command.Agent) is not { } agent)
        {
            return NoAgent(command.Agent);
        }
        centre.ArmAt(ref agent.PageLapse, centre.Now.Mono + centre.Limits.PageSilence, agent.PageLapseTimer ??= new PageLapse(this, agent));
        Become(agent, command.HasMicrophone ? PageState.Live : PageState.NoMicrophone, command.HasMicrophone ? null : NoMicrophone);
        return Outcome.Ok;
    }

    public Outcome Leave(LeavePage command)
    {
        if (agents.Named(command.Agent) is not { } agent)
        {
            return NoAgent(command.Agent);
        }
        bool wasThere = agent.Page != PageState.None;
        Forget(agent);
        Become(agent, PageState.None, wasThere ? Closed : null);
        return Outcome.Ok;
    }

    public void Lapsed(Agent agent)
    {
        agent.PageLapse = default;
        Become(agent, PageState.Asleep, Asleep);
    }

    /// <summary>Why the agent cannot be ready; null when nothing of its page forbids it.</summary>
    public static Outcome? Forbids(Agent agent) =>
        agent.Page switch
        {
            PageState.Asleep => new Outcome(OutcomeCode.Conflict, $"the page of agent {agent.Row.Login} is asleep"),
            PageState.NoMicrophone => new Outcome(OutcomeCode.Conflict, $"the microphone of agent {agent.Row.Login} does not work"),
            _ => null,
        };

    /// <summary>Whoever signs in anew works where he signs in, not where he has slept.</summary>
    public void SignedIn(Agent agent)
    {
        if (agent.Page == PageState.Asleep)
        {
            Forget(agent);
            Become(agent, PageState.None, null);
        }
    }

    private void Forget(Agent agent) => centre.Timers.Cancel(ref agent.PageLapse);

    private void Become(Agent agent, PageState page, string? reason)
    {
        if (agent.Page != page)
        {
            agent.Page = page;
            centre.Unpublished.Mark(agent);
        }
        if (reason is not null && agent.IsReady)
        {
            duty.Break(agent, reason);
        }
    }

    private static Outcome NoAgent(string name) => new(OutcomeCode.NotFound, $"no agent named {name}");
}
