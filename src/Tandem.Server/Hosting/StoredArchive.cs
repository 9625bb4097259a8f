namespace Tandem.Server.Hosting;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;
using Tandem.Store;
using Tandem.Store.Contract;

/// <summary>The archive as the store keeps it.</summary>
internal sealed class StoredArchive(CentreStore store) : IArchive
{
    public IReadOnlyList<LegRecord> Records(RecordSearch search) =>
        Ask(() =>
            store.Records.Read(
                new RecordQuery(search.Tenant, search.Limit, search.Offset, search.FromMicros, search.ToMicros, search.Call)
                {
                    After = search.After is { } place ? (place.StartMicros, place.Leg) : null,
                }
            )
        );

    public EventPage Events(int tenant, EventCursor? after, EventFilter filter, int limit) =>
        Ask(() => store.Events.Read(tenant, after ?? store.Events.Oldest(tenant), filter, limit));

    public Stream? OpenRecording(int tenant, Guid recording) =>
        Ask(() => store.Records.TenantOfRecording(recording) == tenant ? store.Files.TryOpen(recording) : null);

    private static T Ask<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (StoreException e)
        {
            throw new ArchiveException(e.Message, e);
        }
    }
}
