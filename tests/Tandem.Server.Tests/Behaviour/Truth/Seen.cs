namespace Tandem.Server.Tests.Behaviour.Truth;

/// <summary>Between two moments of this process's clock, which is the server's too.</summary>
internal readonly record struct Between(DateTimeOffset From, DateTimeOffset To)
{
    // Answers have milliseconds.
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(2);

    public void Holds(DateTimeOffset moment, string what) =>
        Assert.True(moment >= From - Rounding && moment <= To + Rounding, $"{what}: {moment:O} is not between {From:O} and {To:O}");
}

/// <summary>What the phones of a call have seen and heard of it.</summary>
/// <param name="Direction">inbound, outbound or internal.</param>
/// <param name="State">In the words of the native API.</param>
/// <param name="Own">The tenant's number, as the phone outside was shown it or dialled it.</param>
/// <param name="Ender">agent, customer or system.</param>
/// <param name="Agent">Whose phone it was; null for nobody's.</param>
/// <param name="Began">When it was dialled or asked for, and when a phone rang first or it was over.</param>
/// <param name="Answered">When it was dialled or asked for, and when the called phone had heard something; null where it never answered.</param>
/// <param name="Ended">When the first phone went, or it was asked for where the server ends it, and when the last was down.</param>
/// <param name="Packets">Of sound that the phone heard which was called, 20 ms each.</param>
/// <param name="Leg">The leg that XSwitch showed while they talked; empty for none.</param>
internal sealed record Seen(
    string Direction,
    string State,
    string Own,
    string Ender,
    TruthFloor.Seat? Agent,
    Between Began,
    Between? Answered,
    Between Ended,
    long Packets,
    string Leg = ""
)
{
    /// <summary>It waited in the queue.</summary>
    public bool Queued { get; init; }

    /// <summary>What was asked for along with it.</summary>
    public string SalesCode { get; init; } = "";

    public string UserData { get; init; } = "";
}
