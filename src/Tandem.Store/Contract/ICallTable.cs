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

    /// <summary>What calls out under some of the tenant's numbers came to, by number and quarter of an hour.</summary>
    /// <param name="numbers">In their inner form.</param>
    IReadOnlyList<NumberQuarter> Numbers(int tenant, IEnumerable<string> numbers, long fromMicros, long toMicros);

    /// <summary>The tenant's numbers that calls have shown since.</summary>
    IReadOnlyList<string> OwnSince(int tenant, long micros);

    /// <summary>How many there are on all pages, counted up to <see cref="Access.Contract.CallPage.CountedTo"/>.</summary>
    long Count(CallQuery query);
}
