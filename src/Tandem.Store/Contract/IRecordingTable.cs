namespace Tandem.Store.Contract;

using Tandem.Core.Contract.Rows;

/// <summary>The index of recordings.</summary>
public interface IRecordingTable
{
    /// <summary>Adds it, or takes the place of the row it had.</summary>
    void Put(int tenant, RecordingRow recording, long lastEvent);

    /// <summary>It ended, and no log says so: see <see cref="IRecordTable.CloseAll"/>.</summary>
    /// <param name="recording">Which.</param>
    /// <param name="durationMillis">How much of it there is.</param>
    /// <param name="failure">Why there is not more; empty when it is whole.</param>
    void Close(Guid recording, long durationMillis, string failure);

    /// <summary>Those that began and did not end, by id.</summary>
    IReadOnlyList<Guid> AllOpen();

    /// <summary>All there are, by id.</summary>
    IEnumerable<Guid> All();

    /// <summary>A tenant's oldest, at most so many.</summary>
    IReadOnlyList<Guid> Oldest(int tenant, int most);

    /// <summary>Deletes their rows. None is no error.</summary>
    void Remove(IReadOnlyList<Guid> recordings);

    /// <summary>Messages that callers left and that are over.</summary>
    IReadOnlyList<VoicemailRow> Voicemails(VoicemailQuery query);

    /// <summary>Whose it is; 0 when there is none.</summary>
    int TenantOf(Guid recording);
}
