namespace Tandem.Core.Contract.Views;

/// <summary>What came of asking a trunk whether it is there.</summary>
/// <param name="Answers">Of each address, in the order in which they are tried; none when no address is known.</param>
public sealed record TrunkCheckView(int TrunkId, IReadOnlyList<TrunkAnswer> Answers);

/// <summary>What one address of a trunk answered.</summary>
/// <param name="Address">As <c>udp:203.0.113.5:5060</c>.</param>
/// <param name="What">See <see cref="TrunkAnswers"/>.</param>
/// <param name="Code">The status; 0 when there was none.</param>
/// <param name="Reason">Its phrase; empty when there was none.</param>
/// <param name="Micros">Microseconds from the question to the answer, or until no more was waited.</param>
public sealed record TrunkAnswer(string Address, string What, int Code, string Reason, long Micros);

/// <summary>The words for what an address answered.</summary>
public static class TrunkAnswers
{
    /// <summary>Something other than 503: it is there.</summary>
    public const string Answered = "answered";

    /// <summary>503: it is there, and takes no calls.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>Nothing came in time.</summary>
    public const string Silent = "silent";

    /// <summary>It could not be sent: no connection is to be had, or its host refuses the datagram.</summary>
    public const string Unreachable = "unreachable";
}
