namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>A queue, with how it stands now.</summary>
internal sealed record QueueModel
{
    public required int Id { get; init; }

    /// <summary>Unique in the tenant.</summary>
    public required string Name { get; init; }

    /// <summary>callcenter or fifo.</summary>
    public required string Kind { get; init; }

    public required string Strategy { get; init; }

    public required string Description { get; init; }

    /// <summary>What waiting callers hear; empty for the built-in music.</summary>
    public required string HoldSound { get; init; }

    /// <summary>Played once on entry; empty for nothing.</summary>
    public required string Greeting { get; init; }

    /// <summary>Whether its calls are recorded.</summary>
    public required bool AutoRecord { get; init; }

    public required IReadOnlyList<ParameterModel> Parameters { get; init; }

    public required QueueState State { get; init; }

    public required string Created { get; init; }

    public required string Updated { get; init; }

    public static QueueModel Of(QueueRow row, QueueView? view) =>
        new()
        {
            Id = row.Id,
            Name = row.Name,
            Kind = row.Kind,
            Strategy = row.Strategy,
            Description = row.Description,
            HoldSound = row.HoldSound,
            Greeting = row.Greeting,
            AutoRecord = row.AutoRecord,
            Parameters = [.. row.Parameters.Select(ParameterModel.Of)],
            State = QueueState.Of(view),
            Created = Moments.Text(row.CreatedMicros),
            Updated = Moments.Text(row.UpdatedMicros),
        };
}

/// <summary>How a queue stands now; counts since the server started.</summary>
internal sealed record QueueState
{
    /// <summary>Callers waiting, those included whose call is ringing at an agent.</summary>
    public required int Waiting { get; init; }

    /// <summary>Agents that could take a call now.</summary>
    public required int Callable { get; init; }

    public required int SignedIn { get; init; }

    public required long Answered { get; init; }

    public required long Abandoned { get; init; }

    /// <summary>When the first in line began to wait; null when nobody does.</summary>
    public required string? OldestSince { get; init; }

    public static QueueState Of(QueueView? view) =>
        new()
        {
            Waiting = view?.Waiting ?? 0,
            Callable = view?.Callable ?? 0,
            SignedIn = view?.SignedIn ?? 0,
            Answered = view?.Answered ?? 0,
            Abandoned = view?.Abandoned ?? 0,
            OldestSince = Moments.OrNull(view?.OldestMicros ?? 0),
        };
}

/// <summary>A parameter of a queue.</summary>
internal sealed record ParameterModel
{
    public required string Key { get; init; }

    public required string Value { get; init; }

    /// <summary>Not in force, but kept.</summary>
    public required bool Disabled { get; init; }

    public static ParameterModel Of(QueueParameter row) =>
        new()
        {
            Key = row.Key,
            Value = row.Value,
            Disabled = row.Disabled,
        };
}

/// <summary>Queues in order of id.</summary>
/// <param name="Queues">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record QueueList(IReadOnlyList<QueueModel> Queues, string? Next);

/// <summary>A queue's parameters in order of keys.</summary>
internal sealed record ParameterList(IReadOnlyList<ParameterModel> Parameters);
