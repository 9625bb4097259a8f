namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Native.Requests;

/// <summary>A call to be made: the agent's phone rings first, then the number.</summary>
internal sealed record NewCall : IBody
{
    /// <summary>Whose phone; the asker himself when not given.</summary>
    [Range(1, int.MaxValue)]
    public int? AgentId { get; init; }

    /// <summary>An extension, or a number outside.</summary>
    [Required, StringLength(Lengths.Number, MinimumLength = 1)]
    public required string Number { get; init; }

    /// <summary>The one he must be signed in on; any when not given.</summary>
    [StringLength(Lengths.Number, MinimumLength = 1)]
    public string? Extension { get; init; }

    /// <summary>The tenant's number to be shown outside; his usual one when not given.</summary>
    [StringLength(Lengths.Number, MinimumLength = 1)]
    public string? CallerNumber { get; init; }

    /// <summary>His phone is asked to answer by itself (<c>Call-Info: answer-after=0</c>), which is so when not given; with false it rings until he answers.</summary>
    public bool? AutoAnswer { get; init; }
}

/// <summary>A call that was begun.</summary>
/// <param name="Leg">The agent's.</param>
internal sealed record StartedCall(Guid Call, Guid Leg);

/// <summary>Who acts.</summary>
internal sealed record CallActor : IBody
{
    /// <summary>The agent on the leg named, else the first agent of the call, when not given.</summary>
    [Range(1, int.MaxValue)]
    public int? AgentId { get; init; }
}

/// <summary>Where a call goes.</summary>
internal sealed record CallTransfer : IBody
{
    /// <summary>An extension, a queue's name, or a number outside.</summary>
    [Required, StringLength(Lengths.Number, MinimumLength = 1)]
    public required string Number { get; init; }

    /// <summary>Who hands it on: the agent on the leg named, else the first agent of the call, when not given.</summary>
    [Range(1, int.MaxValue)]
    public int? AgentId { get; init; }
}

/// <summary>Who is called in: an agent, an extension, or a number outside.</summary>
internal sealed record CallParty : IBody
{
    /// <summary>The agent to be called in.</summary>
    [Range(1, int.MaxValue)]
    public int? PartyId { get; init; }

    /// <summary>The extension or number to be called in.</summary>
    [StringLength(Lengths.Number, MinimumLength = 1)]
    public string? Number { get; init; }

    /// <summary>The number is outside, whatever extension is called so.</summary>
    public bool? Outside { get; init; }

    /// <summary>Who calls in: the agent on the leg named, else the first agent of the call, when not given.</summary>
    [Range(1, int.MaxValue)]
    public int? AgentId { get; init; }
}

/// <summary>Who joins somebody else's call.</summary>
internal sealed record CallJoiner : IBody
{
    /// <summary>Who listens, whispers, joins in or takes over, at his own phone; the asker himself when not given.</summary>
    [Range(1, int.MaxValue)]
    public int? JoinerId { get; init; }

    /// <summary>The extension he must be signed in on; his own phone, signed in or not, when not given.</summary>
    [StringLength(Lengths.Number, MinimumLength = 1)]
    public string? Extension { get; init; }

    /// <summary>Whose conversation: that of the agent on the leg named, else the first agent of the call, when not given.</summary>
    [Range(1, int.MaxValue)]
    public int? AgentId { get; init; }
}
