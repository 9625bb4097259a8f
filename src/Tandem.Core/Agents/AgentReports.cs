namespace Tandem.Core.Agents;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Kernel;
using Tandem.Foundation;

/// <summary>
/// Tells the log what has become of agents: at the end of a step, once for each that was touched, and only what is other than it was told last.
/// So a change that a step takes back again is none.
/// </summary>
internal sealed class AgentReports(CentreContext centre, Keys keys)
{
    private readonly List<Agent> touched = [];

    /// <summary>Something about the agent may have changed.</summary>
    public void Touch(Agent agent)
    {
        if (!agent.Told.IsTouched)
        {
            agent.Told.IsTouched = true;
            touched.Add(agent);
        }
    }

    /// <summary>Its sign-in is one of before the start: the log knows it already, but not what state it comes back in.</summary>
    public void Restored(Agent agent)
    {
        agent.Told.Status = Statuses.Word(agent.Status);
        agent.Told.State = "";
        agent.Told.Reason = agent.Reason;
        agent.Told.Extension = agent.Line?.Number ?? "";
        agent.Told.Queues = QueuesOf(agent);
        Touch(agent);
    }

    /// <summary>The step is over.</summary>
    public void Tell()
    {
        // Telling touches nobody.
        foreach (Agent agent in touched)
        {
            agent.Told.IsTouched = false;
            TellSignIn(agent, agent.Told);
            TellState(agent, agent.Told);
            TellMode(agent, agent.Told);
        }
        touched.Clear();
    }

    private void TellSignIn(Agent agent, ToldOfAgent told)
    {
        string extension = agent.IsSignedIn ? agent.Line?.Number ?? agent.Row.Extension : "";
        bool queuesChanged = told.QueuesTouched;
        told.QueuesTouched = false;
        if (!agent.IsSignedIn)
        {
            if (told.Extension.Length > 0)
            {
                centre.Happened(new AgentSignedOut(agent.Id, agent.Row.Login, agent.Reason));
                told.Extension = "";
                told.Queues = [];
            }
            return;
        }
        bool moved = extension != told.Extension;
        int[] queues = moved || queuesChanged ? QueuesOf(agent) : told.Queues;
        if (moved)
        {
            centre.Happened(new AgentSignedIn(agent.Id, agent.Row.Login, extension, queues));
        }
        else if (!queues.AsSpan().SequenceEqual(told.Queues))
        {
            centre.Happened(new AgentQueuesChanged(agent.Id, agent.Row.Login, queues));
        }
        told.Extension = extension;
        told.Queues = queues;
    }

    private void TellState(Agent agent, ToldOfAgent told)
    {
        string status = Statuses.Word(agent.Status);
        string state = Statuses.WordOfState(agent);
        if (status == told.Status && state == told.State && agent.Reason == told.Reason)
        {
            return;
        }
        long lasted = told.Since == default ? 0 : (long)(centre.Now.Mono - told.Since).TotalMilliseconds;
        centre.Happened(new AgentStateChanged(agent.Id, agent.Row.Login, status, state, agent.Reason, told.Status, told.State, lasted));
        told.Status = status;
        told.State = state;
        told.Reason = agent.Reason;
        told.Since = centre.Now.Mono;
    }

    // In which of two ways he makes calls: by the extension he is signed in on, else by the one he will be.
    private void TellMode(Agent agent, ToldOfAgent told)
    {
        string number = agent is { IsSignedIn: true, Line: { } line } ? line.Number : agent.Row.Extension;
        if (keys.Extension(number) is not { } row)
        {
            return;
        }
        if (told.Mode is { } mode && mode != row.Kind)
        {
            string word = row.Kind == ExtensionKind.WebRtc ? AgentWords.WebRtc : AgentWords.Sip;
            centre.Happened(new AgentCallModeChanged(agent.Id, agent.Row.Login, number, word, told.ModeExtension));
        }
        told.Mode = row.Kind;
        told.ModeExtension = number;
    }

    private static int[] QueuesOf(Agent agent)
    {
        int[] ids = new int[agent.Places.Count];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = agent.Places[i].QueueId;
        }
        Array.Sort(ids);
        return ids;
    }
}

/// <summary>What the log was told last of an agent.</summary>
internal sealed class ToldOfAgent
{
    public string Status { get; set; } = AgentWords.LoggedOut;

    public string State { get; set; } = AgentWords.Idle;

    public string Reason { get; set; } = "";

    /// <summary>Empty while signed out.</summary>
    public string Extension { get; set; } = "";

    public int[] Queues { get; set; } = [];

    /// <summary>The kind of the extension in use; null as long as there was none.</summary>
    public ExtensionKind? Mode { get; set; }

    public string ModeExtension { get; set; } = "";

    /// <summary>Of the last change of state.</summary>
    public Instant Since { get; set; }

    public bool IsTouched { get; set; }

    /// <summary>It came into a queue or left one.</summary>
    public bool QueuesTouched { get; set; }
}
