namespace Tandem.Store.Contract;

using Tandem.Core.Contract.Rows;

/// <summary>Call records, one a leg.</summary>
public interface IRecordTable
{
    /// <summary>Adds the record of a leg that ended, or takes the place of the one it had.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="record">All of it.</param>
    /// <param name="lastEvent">The event that closed it.</param>
    void Put(int tenant, LegRecord record, long lastEvent);

    /// <summary>The leg's record is there and says when it ended.</summary>
    bool IsClosed(Guid leg);

    /// <summary>
    /// Closes every leg that a program of before the log left open, with that cause, at the given moment or the last known of the leg if that is later; a recording still open
    /// becomes its recording. Returns how many.
    /// </summary>
    int CloseAll(string cause, long atMicros);

    /// <summary>Deletes a tenant's records of legs that began before that moment.</summary>
    void DeleteBefore(int tenant, long micros);

    /// <summary>
    /// A moment before which a tenant has not many more records than so many, at most the given one; 0 when there are none before that.
    /// </summary>
    long Before(int tenant, long micros, int most);

    /// <summary>How many records a tenant has, at most that many, and when the oldest leg began (0 where there is none).</summary>
    (int Count, long OldestMicros) Amount(int tenant, int most);

    /// <summary>Newest first; legs of one moment by id, greatest first.</summary>
    IReadOnlyList<LegRecord> Read(RecordQuery query);
}
