namespace Tandem.Store.Writing;

using Tandem.Engine.Ports;
using Tandem.Store.EventLog;

/// <summary>What an order counts until it is durable, and takes in memory, about.</summary>
internal static class OrderSize
{
    private const long Event = 320;
    private const long Change = 2_000;
    private const long Other = 600;

    /// <summary>Events, a commit itself, a registration: each counts.</summary>
    public static int CountOf(StoreOrder order) =>
        order switch
        {
            KeepEvents keep => keep.Events.Length,
            CommitConfiguration commit => 1 + commit.Order.Events.Count,
            LogPiece piece => piece.Count,
            _ => 1,
        };

    /// <summary>Bytes.</summary>
    public static long Of(StoreOrder order) =>
        order switch
        {
            KeepEvents keep => keep.Events.Length * Event,
            CommitConfiguration commit => Other + commit.Order.Changes.Count * Change,
            LogPiece piece => piece.Size,
            _ => Other,
        };
}
