namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Events;

/// <summary>Something asked of the call centre. Answered by exactly one <see cref="Outcome"/>.</summary>
public abstract record Command;

/// <summary>Changes configuration: validated and its keys reserved at once, answered after the store committed it.</summary>
public abstract record ConfigurationCommand : Command
{
    /// <summary>The row it changes: commands of one row are carried out one after the other. Empty for what makes a new one.</summary>
    public virtual string Row => "";

    /// <summary>The row's last change as the asker saw it; if there was another, the command is refused as stale. Null: whatever it is.</summary>
    public long? Seen { get; init; }
}

/// <summary>Changes live state: applied and answered in the same turn.</summary>
public abstract record LiveCommand : Command;

/// <summary>Changes an agent's state.</summary>
/// <param name="Agent">Login, or <c>group.login</c>.</param>
public abstract record AgentCommand(string Agent) : LiveCommand
{
    /// <summary>Since when he has the status the asker saw (<see cref="Views.AgentView.SinceMicros"/>); if he has another by now, the command is refused as stale. Null: whatever it is.</summary>
    public long? Seen { get; init; }
}

/// <summary>Agent (login, optionally <c>group.login</c>) signs in on an extension: signed in means On Break until ready.</summary>
/// <param name="Queue">Queue name; null means every queue the agent is bound to.</param>
public sealed record SignIn(string Agent, string? Extension, string? Queue) : AgentCommand(Agent);

public sealed record SignOut(string Agent, string? Queue) : AgentCommand(Agent);

/// <param name="OnDemand">For one call, then idle until ready again; null: as the agent's own status has it.</param>
public sealed record GoReady(string Agent, string? Queue, bool? OnDemand = null) : AgentCommand(Agent);

public sealed record GoBreak(string Agent, string? Queue, string? Reason) : AgentCommand(Agent);

/// <summary>
/// The page in which an agent works is alive, and says whether its microphone works. Once it has said so it has to go on, every few seconds
/// (<see cref="CentreLimits.PageSilence"/>): a page that falls silent, or deaf, puts its agent on break.
/// </summary>
public sealed record ReportPage(string Agent, bool HasMicrophone) : AgentCommand(Agent);

/// <summary>The page is closed: on break, and nothing more is expected of it.</summary>
public sealed record LeavePage(string Agent) : AgentCommand(Agent);

/// <summary>Gives an agent who is in wrap-up more time, or ends it.</summary>
/// <param name="Time">From now on; zero ends it.</param>
public sealed record ChangeWrapUp(string Agent, TimeSpan Time) : AgentCommand(Agent);

/// <summary>Rings the agent's phone, then the number; answers the call's and the agent leg's ids (<see cref="DialStarted"/>).</summary>
public sealed record Dial(string Agent, string? Extension, string Number) : LiveCommand
{
    /// <summary>The number of the tenant that is shown for this call; empty: the one the agent has for all calls.</summary>
    public string CallerNumber { get; init; } = "";

    /// <summary>His phone is asked to answer by itself, since he has asked for the call; else it rings until he answers.</summary>
    public bool AutoAnswer { get; init; } = true;
}

/// <summary>
/// Rings a number, and puts whoever answers to where calls to one of the tenant's numbers go: its flow, its queue. Answers the call's and the leg's ids
/// (<see cref="DialStarted"/>); what becomes of it the log says. A relay number that leads nowhere is a Conflict.
/// </summary>
/// <param name="Number">Whom: a number outside, or an extension.</param>
/// <param name="Relay">The tenant's number: he is shown it, and where it leads he comes.</param>
/// <param name="Variables">What the flow is to know, by name.</param>
public sealed record CallBack(string Number, string Relay, IReadOnlyList<KeyValuePair<string, string>> Variables) : LiveCommand
{
    /// <summary>How long it rings at most; zero for the server's own limit.</summary>
    public TimeSpan Ring { get; init; }

    /// <summary>Another of the tenant's numbers that he is shown; empty for the relay number.</summary>
    public string Shown { get; init; } = "";
}

public sealed record DialStarted(Guid CallId, Guid AgentLeg);

/// <summary>Ends the leg, and with it the call as the parties would expect.</summary>
public sealed record HangUp(Guid LegId) : LiveCommand;

/// <summary>Answers <see cref="Views.WaitingDetail"/>: every candidate with its reason, while the call waits.</summary>
public sealed record ExplainWaiting(Guid CallId) : LiveCommand;

/// <summary>A command with the number its answer will carry.</summary>
/// <param name="By">Who asks; nobody in particular is the system.</param>
public readonly record struct CommandRequest(long RequestId, Command Command, Actor By = default);
