namespace Tandem.Store.Contract;

/// <summary>Events of one tenant that were committed together.</summary>
/// <param name="First">Id of the first event.</param>
/// <param name="Last">Id of the last.</param>
/// <param name="WallMicros">Of the first.</param>
/// <param name="Events">As the codec of events writes them; of a block that is being written good until it is durable, and to be copied by who keeps it.</param>
public sealed record EventBlock(int Tenant, long First, long Last, long WallMicros, ReadOnlyMemory<byte> Events);

/// <summary>A piece of a tenant's log that is kept or cut as a whole.</summary>
/// <param name="First">Id of its first event.</param>
/// <param name="WallMicros">When it began.</param>
/// <param name="Bytes">Of its events.</param>
public sealed record EventSegment(long First, long WallMicros, long Bytes);

/// <summary>
/// The log: blocks of events by tenant and id, in segments each of which begins with what the folds remembered there. Of an ended call it knows
/// the blocks that have events of it.
/// </summary>
public interface IEventTable
{
    /// <summary>Which history the ids belong to: another one after a backup was put back. Rises.</summary>
    long Epoch();

    void SetEpoch(long epoch);

    /// <summary>Adds a block; it takes the place of whatever is there from its first event on.</summary>
    void Add(EventBlock block);

    /// <summary>The first block with events after that id; null when there is none.</summary>
    EventBlock? Next(int tenant, long after);

    /// <summary>The block that begins with that id; null when it was cut.</summary>
    EventBlock? At(int tenant, long first);

    /// <summary>Id of the first event that is kept, or will be; null when the tenant has no log.</summary>
    long? Oldest(int tenant);

    /// <summary>Id of the last event; 0 before the first.</summary>
    long Last(int tenant);

    /// <summary>Tenants that have a log, tenant 0 included.</summary>
    IReadOnlyList<int> Tenants();

    void Begin(int tenant, long first, long wallMicros, ReadOnlyMemory<byte> memory);

    /// <summary>By id of their first event. The first one begins at the cut: nothing before it is kept.</summary>
    IReadOnlyList<EventSegment> Segments(int tenant);

    /// <summary>What the folds remembered where the segment begins.</summary>
    byte[] MemoryOf(int tenant, long first);

    /// <summary>Deletes all before the segment that begins with that event, at that moment.</summary>
    void Cut(int tenant, long first, long wallMicros);

    /// <summary>In which blocks an ended call's events are, by the blocks' first ids.</summary>
    void PutCall(int tenant, Guid call, IReadOnlyList<long> blocks);

    /// <summary>Empty when the call is not over, or unknown.</summary>
    IReadOnlyList<long> BlocksOf(int tenant, Guid call);

    /// <summary>Deletes the rows of all folds that an event after that one changed last.</summary>
    void ForgetRows(int tenant, long after);
}
