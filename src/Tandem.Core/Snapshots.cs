namespace Tandem.Core;

using Tandem.Core.Configuration;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Views;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;

/// <summary>Takes all that goes on at once, for who begins to follow the log.</summary>
internal sealed class Snapshots(
    CentreContext centre,
    ConfigurationCommits configuration,
    QueueTable queues,
    ViewPublisher publisher,
    TenantViews views
)
{
    private static readonly Outcome NotNow = new(OutcomeCode.Overloaded, "a change of configuration is being saved, try again");

    public Outcome Take()
    {
        if (configuration.AreUnderWay)
        {
            return NotNow;
        }
        // What the turns before have changed is published; what this one has not yet is too.
        publisher.Publish();
        List<WaitingView> waiting = [];
        foreach (QueueView queue in views.QueueStates.All())
        {
            Line(queue.QueueId, waiting);
        }
        return new Outcome(
            OutcomeCode.Ok,
            "",
            new PresentView(
                centre.Log.LastId,
                centre.Now.WallMicros,
                [.. views.Agents.All()],
                [.. views.QueueStates.All()],
                waiting,
                [.. views.Calls.All()]
            )
        );
    }

    private void Line(int queueId, List<WaitingView> into)
    {
        int position = 0;
        foreach (Member member in queues.ById(queueId)?.Members ?? [])
        {
            int[] ringing = [.. member.Offers.Select(offer => offer.Agent.Id)];
            into.Add(new WaitingView(queueId, ++position, member.Call.Id, member.Leg.Id, member.Joined.WallMicros, ringing));
        }
    }
}
