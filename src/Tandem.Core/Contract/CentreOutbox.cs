namespace Tandem.Core.Contract;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;

/// <summary>
/// What one turn of the call centre wants done. The owner drains every list, in this order of kinds, after each call into
/// <see cref="CallCentre"/>; what that brings about is told to the call centre afterwards, never during.
/// </summary>
public sealed class CentreOutbox
{
    public List<LegOrder> Orders { get; } = [];

    /// <summary>What happened and what of the configuration is to be committed, in the order of the events' ids.</summary>
    public List<LogEntry> Log { get; } = [];

    /// <summary>Numbers of campaigns that are wanted from the store.</summary>
    public List<CampaignAsk> CampaignAsks { get; } = [];

    /// <summary>Answers to commands; sent after the views of the turn are published.</summary>
    public List<CommandReply> Replies { get; } = [];
}

/// <summary>An event that has happened; or a commit, with its events, that comes back as <c>Committed</c> or <c>CommitFailed</c>.</summary>
public readonly record struct LogEntry(Event? Event, CommitOrder? Commit);
