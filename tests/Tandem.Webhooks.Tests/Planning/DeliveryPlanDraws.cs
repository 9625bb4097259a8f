namespace Tandem.Webhooks.Tests.Planning;

using Tandem.Core.Contract.Events;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Planning;

/// <summary>Random events, answers and kills: whatever happens, every event arrives or is dead, and none before an earlier one of its call.</summary>
public class DeliveryPlanDraws
{
    private const int Events = 400;

    private readonly WebhookLimits limits = new()
    {
        UnderWay = 4,
        Window = 16,
        Held = 12,
        OpenAfter = 5,
    };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_event_arrives_at_least_once_and_in_order_within_its_call(int seed)
    {
        Random random = new(seed);
        Event[] log = [.. Enumerable.Range(1, Events).Select(id => Happenings.InCall(id, random.Next(1, 30)))];
        double refusing = random.NextDouble() * 0.7;
        Dictionary<Guid, List<long>> arrived = [];
        Dictionary<long, HeldEvent> held = [];
        HashSet<long> dead = [];
        long cursor = 0;
        long now = Happenings.Start;
        for (int life = 0; cursor < Events || held.Count > 0; life++)
        {
            Assert.True(life < 5_000, "it does not come to an end");
            DeliveryPlan plan = Begin(cursor, held, log);
            int turns = random.Next(5, 400);
            for (int turn = 0; turn < turns; turn++)
            {
                while (plan.HasRoom && plan.ReadTo < Events)
                {
                    plan.Offer(log[plan.ReadTo], now);
                }
                List<Delivery> underWay = [];
                while (plan.Take(now) is { } next)
                {
                    underWay.Add(next);
                }
                while (underWay.Count > 0)
                {
                    Delivery each = underWay[random.Next(underWay.Count)];
                    underWay.Remove(each);
                    bool taken = random.NextDouble() > refusing;
                    if (taken)
                    {
                        Arrive(arrived, each);
                    }
                    plan.Settle(each, new AttemptResult(taken, ""), now, random.NextDouble());
                }
                if (random.Next(4) == 0)
                {
                    (cursor, _) = (plan.Cursor, Keep(plan.Changes.Take(), held, dead));
                }
                now = plan.NextMicros is > 0 and < long.MaxValue ? Math.Max(now, plan.NextMicros) : now + 1;
            }
        }
        Assert.Equal(Events, arrived.Values.SelectMany(each => each).Concat(dead).Distinct().Count());
        foreach (List<long> call in arrived.Values)
        {
            long[] first = [.. call.Distinct()];
            Assert.Equal(first.Order(), first);
        }
    }

    private DeliveryPlan Begin(long cursor, Dictionary<long, HeldEvent> held, Event[] log)
    {
        DeliveryPlan plan = new(limits);
        plan.Begin(cursor);
        foreach (HeldEvent each in held.Values.OrderBy(each => each.EventId))
        {
            plan.Restore(log[each.EventId - 1], each.Attempts, each.FirstMicros, each.NextMicros);
        }
        return plan;
    }

    private static bool Keep(PlanChanges.Taken taken, Dictionary<long, HeldEvent> held, HashSet<long> dead)
    {
        foreach (long id in taken.Released)
        {
            held.Remove(id);
        }
        foreach (HeldEvent each in taken.Held)
        {
            held[each.EventId] = each;
        }
        dead.UnionWith(taken.Dead.Select(each => each.EventId));
        return true;
    }

    private static void Arrive(Dictionary<Guid, List<long>> arrived, Delivery delivery)
    {
        if (!arrived.TryGetValue(delivery.Event.Call, out List<long>? call))
        {
            arrived.Add(delivery.Event.Call, call = []);
        }
        call.Add(delivery.Id);
    }
}
