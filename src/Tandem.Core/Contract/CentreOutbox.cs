namespace Tandem.Core.Contract;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
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
