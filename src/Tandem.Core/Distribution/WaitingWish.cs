namespace Tandem.Core.Distribution;

/// <summary>How somebody waits, where the flow he comes from wants it other than his queue has it.</summary>
/// <param name="Ahead">He is put before those who came up to so much earlier.</param>
/// <param name="Longest">The longest wait; zero leaves it to the queue.</param>
/// <param name="ExitKeys">Keys of his phone that leave the line; empty for none.</param>
/// <param name="LeavesDeserted">He goes at once when nobody is signed in, if the queue has no time for that.</param>
/// <param name="Skills">Only agents with all of them answer him.</param>
internal sealed record WaitingWish(TimeSpan Ahead, TimeSpan Longest, string ExitKeys, bool LeavesDeserted, IReadOnlyList<string> Skills)
{
    /// <summary>He goes when the longest wait is over, also while an agent rings; who has answered is waited for.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The agent's phone is asked to answer by itself.</summary>
    public bool AutoAnswer { get; init; }

    /// <summary>Agents have been kept for him.</summary>
    public bool TakesKept { get; init; }

    /// <summary>As the queue has it.</summary>
    public static WaitingWish None { get; } = new(default, default, "", false, []);
}
