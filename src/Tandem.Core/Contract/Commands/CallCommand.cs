namespace Tandem.Core.Contract.Commands;

/// <summary>Something asked of a call under way.</summary>
/// <param name="Id">A leg of the call, or the call itself.</param>
/// <param name="Agent">Login of the agent who acts in it; null: the agent on the leg named, else the first agent of the call.</param>
public abstract record CallCommand(Guid Id, string? Agent) : LiveCommand
{
    /// <summary>The user on whose own account it is asked, whose rights count; 0 for whoever may do everything in the tenant.</summary>
    public int ByUser { get; init; }
}

/// <summary>The others hear music, the agent nothing, until <see cref="UnholdCall"/>.</summary>
public sealed record HoldCall(Guid Id, string? Agent) : CallCommand(Id, Agent);

public sealed record UnholdCall(Guid Id, string? Agent) : CallCommand(Id, Agent);

/// <summary>
/// Blind: the agent is out at once, the other party goes to the number (extension, queue or outside). With no agent named, a caller who still waits in a queue
/// leaves it for the number.
/// </summary>
public sealed record TransferCall(Guid Id, string? Agent, string Number) : CallCommand(Id, Agent);

/// <summary>One more party joins in.</summary>
public sealed record ThreeWayCall(Guid Id, string? Agent, PartyTarget Target) : CallCommand(Id, Agent);

/// <summary>One more hears everybody, and is heard by nobody.</summary>
/// <param name="Agent">Whose conversation.</param>
public sealed record MonitorCall(Guid Id, string? Agent, PartyTarget Target) : CallCommand(Id, Agent);

/// <summary>One more hears everybody, and is heard by the agent alone.</summary>
/// <param name="Agent">Who hears him.</param>
public sealed record WhisperCall(Guid Id, string? Agent, PartyTarget Target) : CallCommand(Id, Agent);

/// <summary>A supervisor joins in, and is heard by everybody.</summary>
/// <param name="Agent">Whose conversation.</param>
public sealed record BargeCall(Guid Id, string? Agent, PartyTarget Target) : CallCommand(Id, Agent);

/// <summary>One more takes the agent's place, who is hung up.</summary>
/// <param name="Agent">Whose place.</param>
public sealed record InterceptCall(Guid Id, string? Agent, PartyTarget Target) : CallCommand(Id, Agent);

/// <summary>The agent talks with somebody else first while the others hear music; whoever hangs up of the two decides who goes on with them.</summary>
public sealed record ConsultCall(Guid Id, string? Agent, PartyTarget Target) : CallCommand(Id, Agent);

public sealed record CancelConsult(Guid Id, string? Agent) : CallCommand(Id, Agent);

/// <summary>Asks the phone that rings on this leg to answer by itself.</summary>
public sealed record AnswerCall(Guid Id) : CallCommand(Id, null);

/// <summary>Who is to be called in.</summary>
/// <param name="Agent">Login; empty where only the number matters.</param>
/// <param name="Number">Extension, or the number outside; empty: the extension the agent is signed in on, or its own.</param>
/// <param name="Outside">The number is outside: it goes through the trunk, whatever extension is called so.</param>
/// <param name="SignedIn">The agent has to be signed in on that extension.</param>
public sealed record PartyTarget(string Agent, string Number, bool Outside, bool SignedIn);
