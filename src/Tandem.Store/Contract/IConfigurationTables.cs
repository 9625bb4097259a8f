namespace Tandem.Store.Contract;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>What tenants have configured: one table a kind.</summary>
public interface IConfigurationTables
{
    /// <summary>
    /// Writes all changes and the counters. Throws <see cref="RowRefusedException"/> when a key is taken, the tenant unknown or a change of a kind that is
    /// not known; what was written before it is then the caller's to undo.
    /// </summary>
    void Write(int tenant, CommitOrder order);

    /// <summary>How a tenant's numbers are written; null where nothing was ever set.</summary>
    NumberingRow? Numbering(int tenant);

    /// <summary>What was published of a flow, newest first, no more than <see cref="FlowVersion.Kept"/>.</summary>
    IReadOnlyList<FlowVersion> FlowVersions(int tenant, int flow);

    /// <summary>A version's document; null when it is not kept.</summary>
    string? FlowDocument(int tenant, int flow, int version);

    /// <summary>All of a tenant, in the order of ids.</summary>
    ConfigurationRows Load(int tenant);
}
