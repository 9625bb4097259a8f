namespace Tandem.Core.Distribution;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Legs;

/// <summary>Executes sign-in, sign-out, ready and break: of all queues, or of one.</summary>
internal sealed class SignInCommands(
    Keys keys,
    LineTable lines,
    AgentTable agents,
    QueueTable queues,
    AgentDuty duty,
    AgentPages pages,
    Staffing staffing
)
{
    public Outcome SignIn(SignIn command)
    {
        if (agents.Named(command.Agent) is not { } agent)
        {
            return new Outcome(OutcomeCode.NotFound, $"no agent named {command.Agent}");
        }
        if (agent.Row.IsDisabled)
        {
            return new Outcome(OutcomeCode.Conflict, $"agent {agent.Row.Login} is disabled");
        }
        string number = string.IsNullOrEmpty(command.Extension) ? agent.Row.Extension : command.Extension;
        if (keys.Extension(number) == null)
        {
            return new Outcome(OutcomeCode.NotFound, $"no extension {number}");
        }
        if (!TryQueues(agent, command.Queue, out List<Queue> chosen, out Outcome? refused))
        {
            return refused!;
        }
        Line line = lines.Of(number);
        if (agents.On(line) is { IsSignedIn: true } other && other != agent)
        {
            return new Outcome(OutcomeCode.Conflict, $"agent {other.Row.Login} is signed in on extension {number}");
        }
        if (agent.IsSignedIn && agent.Line != line && agent.IsInCall)
        {
            return new Outcome(OutcomeCode.Conflict, $"agent {agent.Row.Login} is in a call on extension {agent.Line?.Number}");
        }
        pages.SignedIn(agent);
        duty.SignIn(agent, line);
        foreach (Queue queue in chosen)
        {
            staffing.Enter(agent, queue);
        }
        duty.Refresh(agent);
        return Outcome.Ok;
    }

    public Outcome SignOut(SignOut command)
    {
        if (!TrySignedIn(command.Agent, out Agent agent, out Outcome refused))
        {
            return refused;
        }
        if (!string.IsNullOrEmpty(command.Queue))
        {
            if (queues.Named(command.Queue) is not { } queue)
            {
                return NoQueue(command.Queue);
            }
            staffing.Leave(agent, queue);
            if (agent.Places.Count > 0)
            {
                duty.Refresh(agent);
                return Outcome.Ok;
            }
        }
        duty.Retire(agent, "sign-out");
        return Outcome.Ok;
    }

    public Outcome GoReady(GoReady command)
    {
        if (!TrySignedIn(command.Agent, out Agent agent, out Outcome refused))
        {
            return refused;
        }
        if (AgentPages.Forbids(agent) is { } asleep)
        {
            return asleep;
        }
        if (!string.IsNullOrEmpty(command.Queue))
        {
            if (queues.Named(command.Queue) is not { } queue)
            {
                return NoQueue(command.Queue);
            }
            staffing.Enter(agent, queue);
        }
        duty.Ready(agent, command.OnDemand ?? agent.Row.Agent.Status == Statuses.OnDemand);
        return Outcome.Ok;
    }

    public Outcome GoBreak(GoBreak command)
    {
        if (!TrySignedIn(command.Agent, out Agent agent, out Outcome refused))
        {
            return refused;
        }
        if (!string.IsNullOrEmpty(command.Queue) && queues.Named(command.Queue) == null)
        {
            return NoQueue(command.Queue);
        }
        duty.Break(agent, command.Reason ?? "");
        return Outcome.Ok;
    }

    public Outcome Report(ReportPage command) => pages.Report(command);

    public Outcome Leave(LeavePage command) => pages.Leave(command);

    public Outcome ChangeWrapUp(ChangeWrapUp command) =>
        TrySignedIn(command.Agent, out Agent agent, out Outcome refused) ? duty.ChangeWrapUp(agent, command.Time) : refused;

    /// <summary>Puts a sign-in of before a restart back.</summary>
    public void Restore(AgentSession session)
    {
        if (agents.ById(session.UserId) is not { } agent || keys.Extension(session.Extension) == null)
        {
            return;
        }
        duty.Restore(agent, lines.Of(session.Extension), session);
        foreach (int id in session.Queues)
        {
            if (queues.ById(id) is { } queue)
            {
                staffing.Enter(agent, queue);
            }
        }
        duty.Restored(agent);
    }

    private static Outcome NoQueue(string name) => new(OutcomeCode.NotFound, $"no queue named {name}");

    private bool TrySignedIn(string name, out Agent agent, out Outcome refused)
    {
        agent = agents.Named(name)!;
        refused =
            agent == null ? new Outcome(OutcomeCode.NotFound, $"no agent named {name}")
            : !agent.IsSignedIn ? new Outcome(OutcomeCode.NotSignedIn, $"agent {agent.Row.Login} is not signed in")
            : Outcome.Ok;
        return refused.IsOk;
    }

    private bool TryQueues(Agent agent, string? name, out List<Queue> chosen, out Outcome? refused)
    {
        chosen = [];
        refused = null;
        if (!string.IsNullOrEmpty(name))
        {
            if (queues.Named(name) is not { } named)
            {
                refused = NoQueue(name);
                return false;
            }
            chosen.Add(named);
            return true;
        }
        foreach (TierRow row in keys.TiersOf(agent.Id))
        {
            if (queues.ById(row.QueueId) is { } queue)
            {
                chosen.Add(queue);
            }
        }
        return true;
    }
}
