namespace Tandem.Core.Contract.Commands;

/// <summary>
/// Rings an agent's phone, or a number outside, and then the number (click-to-call); answers <see cref="DialStarted"/>. Nobody has to be signed in.
/// </summary>
/// <param name="Number">Whom, written in any way.</param>
public sealed record CallOut(string Number) : LiveCommand
{
    /// <summary>Whose phone rings first: the one he is signed in on, else his own extension; 0: <see cref="First"/> says it.</summary>
    public int AgentId { get; init; }

    /// <summary>The number outside that rings first.</summary>
    public string First { get; init; } = "";

    /// <summary>The number of the tenant that the callee is shown; empty: one is chosen.</summary>
    public string Shown { get; init; } = "";

    /// <summary>Kept with the call and told with it.</summary>
    public string UserData { get; init; } = "";

    /// <summary>A seller's code that is there; empty: the one the agent is bound to.</summary>
    public string SalesCode { get; init; } = "";

    /// <summary>Begins even where no phone is registered or the agent is in a call: then it is the call that says so.</summary>
    public bool IsBlind { get; init; }
}
