namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Native.Requests;

/// <summary>What an agent does now.</summary>
internal sealed record AgentModel
{
    public const string SignedOut = "logged_out";
    private const string Idle = "idle";

    public required int Id { get; init; }

    public required string Login { get; init; }

    public required string Name { get; init; }

    /// <summary>Where he is signed in, else his own.</summary>
    public required string Extension { get; init; }

    /// <summary>logged_out, available, available_on_demand or on_break.</summary>
    public required string Status { get; init; }

    /// <summary>idle, waiting, receiving, in_a_queue_call or wrap_up.</summary>
    public required string State { get; init; }

    /// <summary>Of his break; empty when he gave none.</summary>
    public required string Reason { get; init; }

    /// <summary>Ids of the queues he is signed in to.</summary>
    public required IReadOnlyList<int> Queues { get; init; }

    /// <summary>The leg that rings at him or that he talks on; null for none.</summary>
    public required Guid? Leg { get; init; }

    /// <summary>idle, ringing, active or held.</summary>
    public required string CallState { get; init; }

    /// <summary>Whether his phone is registered.</summary>
    public required bool Reachable { get; init; }

    /// <summary>
    /// The page he works in: live; no_microphone; asleep when it has stopped to say that it lives (then he is on break, and not ready again before it
    /// does); null when he works without one.
    /// </summary>
    public required string? Page { get; init; }

    /// <summary>
    /// What he does, in one word: signed_out, on_break, ringing, talking, held, wrap_up, ready, delayed (ready, and left alone after an offer he did not
    /// take), unreachable (ready, and without a phone that could ring) or idle (has taken the one call he was ready for).
    /// </summary>
    public required string Doing { get; init; }

    /// <summary>When he began to do that; null when he has not been signed in since the server started.</summary>
    public required string? DoingSince { get; init; }

    /// <summary>Why he is delayed (no_answer, busy, rejected, not_registered, failed …) or unreachable (not_registered, no_standby_leg); null in all else.</summary>
    public required string? Cause { get; init; }

    /// <summary>When his delay ends; null while he has none.</summary>
    public required string? DelayedUntil { get; init; }

    /// <summary>When that status began; null when he has not been signed in since the server started.</summary>
    public required string? Since { get; init; }

    /// <summary>When his wrap-up ends; null while he is in none.</summary>
    public required string? WrapUpUntil { get; init; }

    public required long CallsAnswered { get; init; }

    public required long TalkMillis { get; init; }

    /// <summary>Offers in a row that he did not answer.</summary>
    public required int NoAnswerCount { get; init; }

    public static AgentModel Of(UserRow user, AgentView? view) =>
        new()
        {
            Id = user.Id,
            Login = user.Login,
            Name = user.Name,
            Extension = view?.Extension ?? user.Extension,
            Status = view is null ? SignedOut : Words.Of(view.Status),
            State = view is null ? Idle : Words.Of(view.State),
            Reason = view?.Reason ?? "",
            Queues = view?.Queues ?? [],
            Leg = view is null || view.Leg == Guid.Empty ? null : view.Leg,
            CallState = view is null ? Idle : Words.Of(view.CallState),
            Reachable = view?.Reachable ?? false,
            Page = view is { Page.Length: > 0 } ? view.Page : null,
            Doing = view?.Doing ?? AgentDoings.SignedOut,
            DoingSince = Moments.OrNull(view?.DoingSinceMicros ?? 0),
            Cause = view is { Cause.Length: > 0 } ? view.Cause : null,
            DelayedUntil = Moments.OrNull(view?.DelayedUntilMicros ?? 0),
            Since = Moments.OrNull(view?.SinceMicros ?? 0),
            WrapUpUntil = Moments.OrNull(view?.WrapUpUntilMicros ?? 0),
            CallsAnswered = view?.CallsAnswered ?? 0,
            TalkMillis = view?.TalkMillis ?? 0,
            NoAnswerCount = view?.NoAnswerCount ?? 0,
        };
}

/// <summary>Agents in order of id.</summary>
/// <param name="Agents">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record AgentList(IReadOnlyList<AgentModel> Agents, string? Next);

/// <summary>Where an agent signs in.</summary>
internal sealed record AgentSignIn : IBody
{
    /// <summary>His own when not given.</summary>
    [StringLength(Lengths.Number, MinimumLength = 1)]
    public string? Extension { get; init; }

    /// <summary>Name of the one queue; all he is bound to when not given.</summary>
    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Queue { get; init; }
}

/// <summary>For which queue.</summary>
internal sealed record AgentQueue : IBody
{
    /// <summary>Name of the one queue; all he is signed in to when not given.</summary>
    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Queue { get; init; }
}

/// <summary>What the page in which an agent works knows of itself.</summary>
internal sealed record AgentPage : IBody
{
    /// <summary>Whether its microphone is there, allowed and not taken away.</summary>
    [Required]
    public required bool Microphone { get; init; }
}

/// <summary>A break.</summary>
internal sealed record AgentBreak : IBody
{
    /// <summary>Name of the one queue; all he is signed in to when not given.</summary>
    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Queue { get; init; }

    /// <summary>As statistics count it, e.g. lunch.</summary>
    [StringLength(Lengths.Description)]
    public string? Reason { get; init; }
}

/// <summary>How much longer a wrap-up lasts.</summary>
internal sealed record AgentWrapUp : IBody
{
    /// <summary>From now on; 0 ends it.</summary>
    [Required, Range(0, 3600)]
    public required int Seconds { get; init; }
}
