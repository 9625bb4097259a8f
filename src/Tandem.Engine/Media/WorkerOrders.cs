namespace Tandem.Engine.Media;

using Tandem.Engine.Legs;
using Tandem.Engine.Outputs;
using Tandem.Media;

/// <summary>The way to the media worker that holds a leg.</summary>
internal sealed class WorkerOrders(EngineOutbox outbox)
{
    /// <summary>To the worker that holds the leg; while the leg is between two of them, to the one that will.</summary>
    public void Give(Leg leg, MediaCommand command)
    {
        if (leg.Underway is not { } waiting)
        {
            outbox.Media.Add(new MediaOrder(leg.Lease.Worker, command));
        }
        // Whom it is joined to is told anew when it has arrived, and where it goes is known until then.
        else if (command is not (Connect or Mix or Disconnect or HandOver))
        {
            waiting.Add(command);
        }
    }

    public void GiveAll(MediaCommand command) => outbox.Media.Add(new MediaOrder(MediaOrder.EveryWorker, command));
}
