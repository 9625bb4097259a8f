namespace Tandem.Core.Legs;

/// <summary>
/// The flow that a caller comes back to when those he was lent to are done with him: a queue he waited in, an agent he talked with. Where a leg has a
/// home, they send it there instead of hanging up.
/// </summary>
internal interface IHome
{
    /// <summary>He is back, answered and alone.</summary>
    /// <param name="leg">His leg.</param>
    /// <param name="word">How it went: see <see cref="HomeWords"/>.</param>
    void Back(CallLeg leg, string word);
}

/// <summary>How a stay elsewhere ended.</summary>
internal static class HomeWords
{
    /// <summary>He talked with somebody, who has left.</summary>
    public const string Answered = "answered";

    /// <summary>He waited as long as is allowed.</summary>
    public const string Timeout = "timeout";

    /// <summary>The queue had no room for him.</summary>
    public const string Full = "full";

    /// <summary>Nobody was signed in to the queue.</summary>
    public const string NoAgent = "no-agent";

    /// <summary>He pressed the key that leaves the line.</summary>
    public const string Key = "key";

    /// <summary>Nobody could be had.</summary>
    public const string Failed = "failed";
}
