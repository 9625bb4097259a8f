namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>An agent's place in a queue; low levels and positions come first.</summary>
internal sealed record TierModel
{
    public required int UserId { get; init; }

    public required string Login { get; init; }

    public required int Level { get; init; }

    public required int Position { get; init; }

    /// <summary>Whether he is signed in to this queue.</summary>
    public required bool SignedIn { get; init; }

    public required string Updated { get; init; }

    public static TierModel Of(TierRow row, string login, bool signedIn) =>
        new()
        {
            UserId = row.UserId,
            Login = login,
            Level = row.Level,
            Position = row.Position,
            SignedIn = signedIn,
            Updated = Moments.Text(row.UpdatedMicros),
        };
}

/// <summary>A queue's agents in order of level and position.</summary>
internal sealed record TierList(IReadOnlyList<TierModel> Tiers);

/// <summary>A place in a queue; what is left out is the agent's own, or stays as it is.</summary>
internal sealed record NewTier : IBody
{
    [Range(1, 1_000_000)]
    public int? Level { get; init; }

    [Range(1, 1_000_000)]
    public int? Position { get; init; }
}
