namespace Tandem.Store.Contract;

using Tandem.Core.Contract.Rows;

/// <summary>Records of whole calls.</summary>
public interface ICallTable
{
    /// <summary>Adds the record of a call that is over, or takes the place of the one it had.</summary>
    void Put(int tenant, CallRecord record, long lastEvent);

    /// <summary>Deletes a tenant's records of calls that began before that moment.</summary>
    void DeleteBefore(int tenant, long micros);

    /// <summary>One page in the order of the query.</summary>
    IReadOnlyList<CallRecord> Read(CallQuery query);

    /// <summary>How many there are on all pages.</summary>
    long Count(CallQuery query);
}
