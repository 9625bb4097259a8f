namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Queues that hand callers on to each other.</summary>
public class HandingOnTests
{
    [Fact]
    public void After_so_many_moves_the_caller_waits_where_he_is()
    {
        Centre centre = new("longest-idle-agent", 0);
        Hand(centre, "sales", "second", 10);
        Hand(centre, "second", "sales", 10);
        Guid caller = centre.Arrive();
        centre.Pass(600);
        Assert.DoesNotContain(centre.Orders, order => order is EndLeg);
        Assert.Equal(9, centre.Happened.OfType<Kinds.QueueEntered>().Count());
        Assert.Equal(8, centre.Happened.OfType<Kinds.QueueLeft>().Count());
        centre.End(caller);
        Assert.Equal(Kinds.QueueWords.Abandoned, centre.Happened.OfType<Kinds.QueueLeft>().Last().Reason);
        Assert.Equal(0, centre.Unit.Counts.Timers);
    }

    [Fact]
    public void Two_full_queues_that_name_each_other_keep_him_too()
    {
        Centre centre = new("longest-idle-agent", 0);
        foreach ((string from, string to) in new[] { ("sales", "second"), ("second", "sales") })
        {
            int id = Queue(centre, from);
            centre.Ask(new SetQueueParameter(id, "capacity", "1"));
            centre.Ask(new SetQueueParameter(id, "overflow-capacity-action", Transfer(to)));
            centre.Arrive(from);
        }
        centre.Orders.Clear();
        Guid third = centre.Arrive();
        Assert.DoesNotContain(centre.Orders, order => order is EndLeg);
        Assert.Equal(3, centre.Happened.OfType<Kinds.QueueEntered>().Count());
        centre.End(third);
        Assert.Contains(centre.Log, each => each.Leg == third && each.Data is Kinds.QueueLeft { Reason: Kinds.QueueWords.Abandoned });
    }

    [Fact]
    public void Who_waits_is_sent_elsewhere_by_a_supervisor_and_not_by_the_agent_who_is_rung()
    {
        Centre centre = new("longest-idle-agent", 1);
        Queue(centre, "second");
        Guid caller = centre.Arrive();
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new TransferCall(caller, "2001", "second")).Code);
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new TransferCall(caller, null, "nowhere")).Code);
        Assert.Equal(OutcomeCode.Ok, centre.Ask(new TransferCall(caller, null, "second")).Code);
        Assert.Equal(Kinds.QueueWords.Moved, centre.Happened.OfType<Kinds.QueueLeft>().Single().Reason);
        Assert.Equal("second", centre.Happened.OfType<Kinds.QueueEntered>().Last().Queue);
        Assert.Contains(centre.Orders, order => order is EndLeg end && end.Leg == centre.LegTo("2001"));
    }

    private static void Hand(Centre centre, string from, string to, int seconds)
    {
        int id = Queue(centre, from);
        centre.Ask(new SetQueueParameter(id, "max-wait-time", $"{seconds}"));
        centre.Ask(new SetQueueParameter(id, "wait-timeout-action", Transfer(to)));
    }

    private static int Queue(Centre centre, string name)
    {
        if (centre.Unit.Views.Queues.All().SingleOrDefault(queue => queue.Name == name) is not { } known)
        {
            centre.Ask(new CreateQueue(new QueueDraft(name, "callcenter", "", null, null, null, false, [])));
            known = centre.Unit.Views.Queues.All().Single(queue => queue.Name == name);
        }
        return known.Id;
    }

    private static string Transfer(string to) => $"transfer:{to}";
}
