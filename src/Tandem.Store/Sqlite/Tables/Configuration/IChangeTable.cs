namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;

/// <summary>A table that keeps one kind of configuration.</summary>
internal interface IChangeTable
{
    /// <summary>Writes the change if it is of this table's kind.</summary>
    bool TryWrite(int tenant, ConfigurationChange change);
}
