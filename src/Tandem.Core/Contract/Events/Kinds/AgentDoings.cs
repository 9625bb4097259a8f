namespace Tandem.Core.Contract.Events.Kinds;

/// <summary>What an agent does, in the one word that people who plan shifts use for it.</summary>
public static class AgentDoings
{
    public const string SignedOut = "signed_out";
    public const string OnBreak = "on_break";
    public const string Ringing = "ringing";
    public const string Talking = "talking";
    public const string Held = "held";
    public const string WrapUp = "wrap_up";
    public const string Ready = "ready";

    /// <summary>Ready, and left alone for a while after an offer he did not take.</summary>
    public const string Delayed = "delayed";

    /// <summary>Ready, and without a phone that could ring.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Has taken the one call he was ready for.</summary>
    public const string Idle = "idle";
}
