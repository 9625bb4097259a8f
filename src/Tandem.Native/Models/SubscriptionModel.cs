namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Native.Requests;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Sending;

/// <summary>A URL that is told what happens.</summary>
internal sealed record SubscriptionModel
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    /// <summary>Kinds of events; empty for all.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>What messages look like: native, or a dialect's name.</summary>
    public required string Shape { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>by_hand, or gone where the receiver answered 410; null while enabled.</summary>
    public required string? DisabledBecause { get; init; }

    public required string Created { get; init; }

    public required string Changed { get; init; }

    /// <summary>How it is doing; null while disabled.</summary>
    public required SubscriptionState? State { get; init; }

    public static SubscriptionModel Of(SubscriptionRow row, SenderState? state) =>
        new()
        {
            Id = row.Id,
            Name = row.Name,
            Url = row.Url,
            Types = row.Types,
            Shape = row.Shape,
            Enabled = row.IsEnabled,
            DisabledBecause = row.IsEnabled ? null : row.Disabled,
            Created = Moments.Text(row.CreatedMicros),
            Changed = Moments.Text(row.ChangedMicros),
            State = state is null ? null : SubscriptionState.Of(state),
        };
}

/// <summary>How a subscription is doing.</summary>
internal sealed record SubscriptionState
{
    /// <summary>Every event up to this one is delivered, waits to be tried again, was given up, or is not wanted.</summary>
    public required long Cursor { get; init; }

    /// <summary>Events of the log that were not looked at yet.</summary>
    public required long Behind { get; init; }

    /// <summary>Events on their way or waiting to be tried again.</summary>
    public required int Waiting { get; init; }

    /// <summary>Since when the receiver takes nothing; null while it does.</summary>
    public required string? FailingSince { get; init; }

    /// <summary>When it is tried next; null for now, or when nothing waits.</summary>
    public required string? NextTry { get; init; }

    /// <summary>Something is being sent again by hand.</summary>
    public required bool Replaying { get; init; }

    public static SubscriptionState Of(SenderState state) =>
        new()
        {
            Cursor = state.Cursor,
            Behind = state.Unread,
            Waiting = state.Waiting,
            FailingSince = Moments.OrNull(state.FailingSinceMicros),
            NextTry = Moments.OrNull(state.NextMicros),
            Replaying = state.IsReplaying,
        };
}

/// <summary>Subscriptions, oldest first.</summary>
internal sealed record SubscriptionList(IReadOnlyList<SubscriptionModel> Subscriptions);

/// <summary>The secret that messages of a subscription are signed with (Standard Webhooks).</summary>
/// <param name="Secret">whsec_ and base64.</param>
internal sealed record SubscriptionSecret(string Secret);

/// <summary>A subscription that was made, with the secret its messages are signed with.</summary>
internal sealed record MadeSubscription(SubscriptionModel Subscription, string Secret);

/// <summary>A subscription to be made.</summary>
internal sealed record NewSubscription : IBody
{
    /// <summary>Where messages are posted: http or https, without user name and password.</summary>
    [Required, StringLength(2_048, MinimumLength = 1)]
    public required string Url { get; init; }

    /// <summary>Kinds of events, as /v1/events names them, or the first word and .*; all when not given.</summary>
    [MaxLength(100)]
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>What messages look like: native when not given, or meiqia (its types are cdr.hangup and call_robot.hangup).</summary>
    [RegularExpression("native|meiqia")]
    public string? Shape { get; init; }

    /// <summary>For people.</summary>
    [StringLength(Lengths.Name)]
    public string? Name { get; init; }

    /// <summary>True when not given.</summary>
    public bool? Enabled { get; init; }
}

/// <summary>What of a subscription is to be changed; what is not given stays.</summary>
internal sealed record SubscriptionPatch : IBody
{
    [StringLength(2_048, MinimumLength = 1)]
    public string? Url { get; init; }

    [MaxLength(100)]
    public IReadOnlyList<string>? Types { get; init; }

    [StringLength(Lengths.Name)]
    public string? Name { get; init; }

    /// <summary>Enabled again, it is told what happens from then on.</summary>
    public bool? Enabled { get; init; }
}

/// <summary>How a secret is replaced.</summary>
internal sealed record SecretRotation : IBody
{
    /// <summary>How long messages are signed with the old secret too, at most a week; a day when not given.</summary>
    [Range(0, 7 * 24 * 3600)]
    public int? GraceSeconds { get; init; }
}

/// <summary>What is to be sent again: one event, a range of events, or all that were given up.</summary>
internal sealed record ReplayOrder : IBody, IValidatableObject
{
    /// <summary>An event.</summary>
    [Range(1, long.MaxValue)]
    public long? Event { get; init; }

    /// <summary>The first event of a range.</summary>
    [Range(1, long.MaxValue)]
    public long? First { get; init; }

    /// <summary>Its last; up to now when not given.</summary>
    [Range(1, long.MaxValue)]
    public long? Last { get; init; }

    /// <summary>All that were given up.</summary>
    public bool? Dead { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        int given = (Event is null ? 0 : 1) + (First is null ? 0 : 1) + (Dead == true ? 1 : 0);
        if (given != 1)
        {
            yield return new ValidationResult("event, first, or dead: one of them is required", [nameof(Event)]);
        }
        if (Last is { } last && last < First)
        {
            yield return new ValidationResult("comes before first", [nameof(Last)]);
        }
    }
}

/// <summary>One try to deliver a message.</summary>
internal sealed record DeliveryModel
{
    /// <summary>Of the event, as /v1/events has it.</summary>
    public required long Event { get; init; }

    /// <summary>webhook-id: the same for all tries.</summary>
    public required string Message { get; init; }

    public required string Type { get; init; }

    /// <summary>Which try, from 1.</summary>
    public required int Attempt { get; init; }

    public required string Time { get; init; }

    public required int Milliseconds { get; init; }

    /// <summary>HTTP status of the answer; null when none came.</summary>
    public required int? Status { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public required string? Trouble { get; init; }

    /// <summary>The beginning of the answer's body.</summary>
    public required string Answer { get; init; }

    public static DeliveryModel Of(Attempt attempt) =>
        new()
        {
            Event = attempt.EventId,
            Message = attempt.MessageId,
            Type = attempt.Type,
            Attempt = attempt.Number,
            Time = Moments.Text(attempt.AtMicros),
            Milliseconds = attempt.Millis,
            Status = attempt.Status == 0 ? null : attempt.Status,
            Trouble = attempt.Trouble.Length == 0 ? null : attempt.Trouble,
            Answer = attempt.Answer,
        };
}

/// <summary>Tries, newest first.</summary>
/// <param name="Deliveries">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record DeliveryList(IReadOnlyList<DeliveryModel> Deliveries, string? Next);

/// <summary>An event that was given up after three days.</summary>
internal sealed record DeadModel(long Event, int Attempts, string Died, string Trouble)
{
    public static DeadModel Of(DeadEvent dead) => new(dead.EventId, dead.Attempts, Moments.Text(dead.DiedMicros), dead.Why);
}

/// <summary>Events that were given up, by id.</summary>
/// <param name="Dead">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record DeadList(IReadOnlyList<DeadModel> Dead, string? Next);
