namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;

/// <summary>Changes for the store to commit, whole or not at all, and the counters that go with them.</summary>
public sealed record CommitOrder(long CommitId, IReadOnlyList<ConfigurationChange> Changes, IdCounters Counters);
