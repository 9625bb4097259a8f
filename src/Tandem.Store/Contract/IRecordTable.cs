namespace Tandem.Store.Contract;

using Tandem.Core.Facts;

/// <summary>Call records, one a leg.</summary>
public interface IRecordTable
{
    /// <summary>Adds a leg's record; one that is there already stays as it is.</summary>
    void Open(int tenant, LegRecord record);

    /// <summary>The leg belongs to another call now. An unknown leg is no error.</summary>
    void Move(Guid leg, Guid call);

    /// <summary>The whole record of a leg that ended, whether or not its opening is there.</summary>
    void Close(int tenant, LegRecord record);

    /// <summary>
    /// Closes every leg that is still open with that cause, at the given moment or the last known of the leg if that is later; a recording still open
    /// becomes its recording. Returns how many.
    /// </summary>
    int CloseAll(string cause, long atMicros);

    /// <summary>Newest first; legs of one moment by id, greatest first.</summary>
    IReadOnlyList<LegRecord> Read(RecordQuery query);
}
