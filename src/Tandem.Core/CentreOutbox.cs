namespace Tandem.Core;

using Tandem.Core.Calls;
using Tandem.Core.Commands;
using Tandem.Core.Configuration;
using Tandem.Core.Events;
using Tandem.Core.Facts;

/// <summary>
/// What one turn of the call centre wants done. The owner drains every list, in this order of kinds, after each call into
/// <see cref="CallCentre"/>; what that brings about is told to the call centre afterwards, never during.
/// </summary>
public sealed class CentreOutbox
{
    public List<LegOrder> Orders { get; } = [];

    /// <summary>Journalled, not awaited.</summary>
    public List<Fact> Facts { get; } = [];

    public List<CentreEvent> Events { get; } = [];

    /// <summary>Answers to commands; sent after the views of the turn are published.</summary>
    public List<CommandReply> Replies { get; } = [];

    /// <summary>Configuration to commit; each comes back as <c>Committed</c> or <c>CommitFailed</c>.</summary>
    public List<CommitOrder> Commits { get; } = [];
}

public readonly record struct CommandReply(long RequestId, Outcome Outcome);

public sealed record CommitOrder(long CommitId, IReadOnlyList<ConfigurationChange> Changes, IdCounters Counters);
