namespace Tandem.Core.Agents;

/// <summary>Why an agent can or cannot be offered a call now: the reason codes of a pick, in the order they are checked.</summary>
internal enum Availability : byte
{
    /// <summary>Can take a call.</summary>
    Callable,
    SignedOut,
    OnBreak,
    NotRegistered,
    OfferedElsewhere,
    InCall,
    WrapUp,

    /// <summary>After a refusal, no answer or busy, for the agent's own delay.</summary>
    Delayed,

    /// <summary>Takes calls on a standby leg, and has none.</summary>
    NoStandbyLeg,

    /// <summary>Took the one call it was available for.</summary>
    Idle,
}

/// <summary>Availabilities as the words that records and readers see.</summary>
internal static class Availabilities
{
    private static readonly string[] Words =
    [
        "next",
        "signed_out",
        "on_break",
        "not_registered",
        "offered_elsewhere",
        "in_call",
        "wrap_up",
        "delayed",
        "not_standing_by",
        "idle",
    ];

    public static int Count => Words.Length;

    public static string Word(this Availability standing) => Words[(int)standing];
}
