namespace Tandem.Engine.Media;

using Tandem.Engine.Legs;
using Tandem.Engine.Outputs;
using Tandem.Media;

/// <summary>The way to the media worker that holds a leg.</summary>
internal sealed class WorkerOrders(EngineOutbox outbox)
{
    public void Give(Leg leg, MediaCommand command) => outbox.Media.Add(new MediaOrder(leg.Lease.Worker, command));

    public void GiveAll(MediaCommand command) => outbox.Media.Add(new MediaOrder(MediaOrder.EveryWorker, command));
}
