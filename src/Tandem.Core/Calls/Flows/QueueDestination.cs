namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Distribution;
using Tandem.Core.Legs;

/// <summary>A queue: whoever comes waits in it.</summary>
internal sealed class QueueDestination(FlowServices services, Queue queue) : Destination(queue.Name)
{
    private const int Full = 486;

    public override void Receive(CallLeg caller)
    {
        services.Centre.Happened(caller, new CallRouted("queue", queue.Name));
        QueueSettings settings = queue.Settings;
        bool full = settings.Capacity > 0 && queue.Members.Count >= settings.Capacity && settings.OverflowAction.Target.Length == 0;
        if (services.Queues.HasRoom(queue) && !full)
        {
            new QueueFlow(services, queue, WaitingWish.None).Start(caller);
        }
        else
        {
            new RefusedFlow(services).Start(caller, Full, "queue full");
        }
    }

    public override void Admit(CallLeg caller, Member? before) => Admit(caller, WaitingWish.None);

    /// <summary>Somebody who waits otherwise than those who came by themselves.</summary>
    public void Admit(CallLeg caller, WaitingWish wish)
    {
        services.Centre.Happened(caller, new CallRouted("queue", queue.Name));
        new QueueFlow(services, queue, wish).Start(caller);
    }

    public override Outcome? Refusal(Call call) =>
        services.Queues.HasRoom(queue) ? null : new Outcome(OutcomeCode.Overloaded, $"queue {queue.Name} is full");
}
