namespace Tandem.Core.Contract.Rows;

/// <summary>What an attempt to reach a number came to. Stored: numbers never change.</summary>
public enum DialOutcome : byte
{
    /// <summary>He talked with an agent, or was in the flow.</summary>
    Answered = 0,

    /// <summary>He answered, and no agent was there in time.</summary>
    Abandoned = 1,
    Busy = 2,
    NoAnswer = 3,

    /// <summary>An answering machine took it, as far as could be heard, and was hung up.</summary>
    Machine = 4,

    /// <summary>The call was declined.</summary>
    Refused = 5,

    /// <summary>The network, a trunk or the number itself.</summary>
    Failed = 6,

    /// <summary>The server died while it was under way: nobody knows, and the number is left alone.</summary>
    Lost = 7,

    /// <summary>It was in the log and not dialled after all: agents were gone, or the campaign halted. It does not count as an attempt.</summary>
    Withdrawn = 8,

    /// <summary>The number is on a do-not-call list.</summary>
    DoNotCall = 9,

    /// <summary>He answered, and hung up while there was time yet for an agent.</summary>
    HungUp = 10,
}

/// <summary>Outcomes as events and readers write them.</summary>
public static class DialOutcomes
{
    private static readonly string[] Words =
    [
        "answered",
        "abandoned",
        "busy",
        "no_answer",
        "machine",
        "refused",
        "failed",
        "lost",
        "withdrawn",
        "do_not_call",
        "hung_up",
    ];

    public static int Count => Words.Length;

    public static string Word(this DialOutcome outcome) => Words[(int)outcome];

    public static bool TryRead(string word, out DialOutcome outcome)
    {
        int at = Array.IndexOf(Words, word);
        outcome = (DialOutcome)Math.Max(at, 0);
        return at >= 0;
    }

    /// <summary>A person took the call up, whatever came then: what the abandon cap is counted of.</summary>
    public static bool IsLive(this DialOutcome outcome) => outcome is DialOutcome.Answered or DialOutcome.Abandoned or DialOutcome.HungUp;
}
