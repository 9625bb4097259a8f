namespace Tandem.Engine.Ports;

using Tandem.Media;

/// <summary>The store as a loop sees it. Never blocks; every method may be called from the loop's thread only.</summary>
public interface IStorePort
{
    /// <summary>Queues an order. Always accepted: the limit is enforced by refusing new calls, not by dropping facts.</summary>
    void Post(StoreOrder order);
}

/// <summary>Who writes recordings. Called from media workers; must not block.</summary>
public interface IRecordingPort
{
    /// <summary>Starts writing what the tap collects until it is completed. False when no more recordings can be taken.</summary>
    bool Open(RecordingTap tap);
}
