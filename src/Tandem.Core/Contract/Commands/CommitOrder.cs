namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;

/// <summary>Changes for the store to commit, whole or not at all, and the counters that go with them.</summary>
/// <param name="Events">What the log says of it, one event a change; refused ones when the commit is.</param>
public sealed record CommitOrder(
    long CommitId,
    IReadOnlyList<ConfigurationChange> Changes,
    IdCounters Counters,
    IReadOnlyList<Event> Events
);
