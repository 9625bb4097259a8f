namespace Tandem.Webhooks.Tests.Planning;

using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Planning;

public class DeliveryPlanTests
{
    private static readonly AttemptResult Taken = new(true, "");
    private static readonly AttemptResult Refused = new(false, "HTTP 500");

    private readonly WebhookLimits limits = new()
    {
        UnderWay = 3,
        Window = 8,
        Held = 6,
        OpenAfter = 4,
        FirstPause = TimeSpan.FromSeconds(4),
    };

    private readonly DeliveryPlan plan;
    private long now = Happenings.Start;

    public DeliveryPlanTests() => plan = new DeliveryPlan(limits);

    [Fact]
    public void Events_of_a_call_go_one_after_the_other_and_those_of_others_beside_them()
    {
        Offer((1, 1), (2, 1), (3, 2));
        Delivery first = Next(1);
        Delivery third = Next(3);
        Assert.Null(plan.Take(now));
        Settle(third, Taken);
        Assert.Null(plan.Take(now));
        Settle(first, Taken);
        Settle(Next(2), Taken);
        Assert.Equal(3, plan.Cursor);
    }

    [Fact]
    public void Events_of_an_agent_outside_calls_go_in_order_too()
    {
        plan.Offer(Happenings.OfAgent(1, 37), now);
        plan.Offer(Happenings.OfAgent(2, 37), now);
        plan.Offer(Happenings.OfAgent(3, 38), now);
        Next(1);
        Next(3);
        Assert.Null(plan.Take(now));
    }

    [Fact]
    public void The_cursor_waits_for_the_oldest_that_is_not_settled()
    {
        Offer((5, 1), (6, 2));
        Delivery fifth = Next(5);
        Settle(Next(6), Taken);
        Assert.Equal(4, plan.Cursor);
        plan.PassOver(9);
        Assert.Equal(4, plan.Cursor);
        Settle(fifth, Taken);
        Assert.Equal(9, plan.Cursor);
    }

    [Fact]
    public void A_failed_one_is_held_with_those_behind_it_and_all_others_pass()
    {
        Offer((1, 1), (2, 1), (3, 2));
        Settle(Next(1), Refused);
        Settle(Next(3), Taken);
        Assert.Equal(3, plan.Cursor);
        Assert.Equal([1, 2], plan.Changes.Take().Held.Select(each => each.EventId));
        Offer((4, 1));
        Assert.Equal(4, plan.Cursor);
        Assert.Null(plan.Take(now));
        Assert.Equal(now + 4_000_000, plan.NextMicros);

        now += 4_000_000;
        Settle(Next(1), Taken);
        Settle(Next(2), Taken);
        Settle(Next(4), Taken);
        Assert.Equal(0, plan.Waiting);
        Assert.Equal([1, 2, 4], plan.Changes.Take().Released);
    }

    [Fact]
    public void No_more_are_under_way_than_allowed()
    {
        Offer((1, 1), (2, 2), (3, 3), (4, 4));
        Next(1);
        Delivery second = Next(2);
        Next(3);
        Assert.Null(plan.Take(now));
        Settle(second, Taken);
        Next(4);
    }

    [Fact]
    public void When_nothing_is_taken_all_wait_and_nothing_is_held_any_more()
    {
        for (int id = 1; plan.HasRoom; id++)
        {
            Offer((id, id));
        }
        for (int i = 0; i < 10; i++)
        {
            while (plan.Take(now) is { } next)
            {
                Settle(next, Refused);
            }
        }
        Assert.True(plan.Circuit.IsOpen);
        Assert.Equal(3, plan.Held);
        Assert.Equal(3, plan.Cursor);
        Assert.Equal(8, plan.Waiting);
        Assert.Equal(now + 4_000_000, plan.NextMicros);
    }

    [Fact]
    public void When_it_takes_again_all_that_waits_goes_at_once()
    {
        Offer((1, 1), (2, 2), (3, 3), (4, 4), (5, 5));
        while (plan.Take(now) is { } next)
        {
            Settle(next, Refused);
        }
        now += 4_000_000;
        Settle(plan.Take(now)!, Taken);
        int others = 0;
        while (plan.Take(now) is { } next)
        {
            Settle(next, Taken);
            others++;
        }
        Assert.Equal(4, others);
        Assert.Equal(0, plan.Waiting);
    }

    [Fact]
    public void What_a_receiver_asks_for_is_obeyed_up_to_a_day()
    {
        Offer((1, 1), (2, 2));
        Settle(Next(1), new AttemptResult(false, "HTTP 429", TimeSpan.FromMinutes(10)));
        Assert.Null(plan.Take(now));
        now += 600_000_000 - 1;
        Assert.Null(plan.Take(now));
        now += 1;
        Assert.NotNull(plan.Take(now));
    }

    [Fact]
    public void After_three_days_an_event_is_dead_and_those_behind_it_go_on()
    {
        Offer((1, 1), (2, 1));
        long first = now;
        int tries = 0;
        while (plan.Changes.Dead == 0)
        {
            Delivery? next = plan.Take(now);
            if (next is null)
            {
                now = plan.NextMicros;
                continue;
            }
            tries++;
            // Others are taken meanwhile: the receiver lives.
            Settle(next, Refused);
            plan.Circuit.Succeeded();
        }
        Assert.InRange(now - first, Micros(limits.GiveUp), Micros(limits.GiveUp + limits.LongestPause * 1.25));
        Assert.InRange(tries, 70, 100);
        Assert.Equal(1, Assert.Single(plan.Changes.Take().Dead).EventId);
        Next(2);
    }

    [Fact]
    public void What_a_dead_receiver_missed_dies_at_the_age_of_three_days_and_not_before()
    {
        for (int id = 1; plan.HasRoom; id++)
        {
            Offer((id, id));
        }
        while (plan.Changes.Dead == 0)
        {
            if (plan.Take(now) is { } next)
            {
                Settle(next, Refused);
            }
            else
            {
                now = plan.NextMicros;
            }
        }
        Assert.InRange(now - Happenings.Start, Micros(limits.GiveUp), Micros(limits.GiveUp + limits.LongestPause * 1.25));
        Assert.Equal(0, plan.Waiting);
        Assert.True(plan.HasRoom);
    }

    [Fact]
    public void An_event_that_is_old_when_it_comes_is_tried_all_the_same()
    {
        now = Happenings.Start + Micros(TimeSpan.FromDays(10));
        Offer((1, 1));
        Settle(Next(1), Taken);
        Assert.True(plan.Changes.IsEmpty);
    }

    [Fact]
    public void Replays_go_beside_what_is_new_and_leave_the_cursor_alone()
    {
        plan.Begin(100);
        Offer((101, 5));
        plan.Replay(Happenings.InCall(7, 3), now);
        Assert.Equal(100, plan.Cursor);
        Settle(plan.Take(now)!, Taken);
        Settle(plan.Take(now)!, Taken);
        Assert.Null(plan.Take(now));
        Assert.Equal(101, plan.Cursor);
    }

    [Fact]
    public void What_could_not_be_kept_comes_again()
    {
        Offer((1, 1));
        Settle(Next(1), Refused);
        PlanChanges.Taken taken = plan.Changes.Take();
        Assert.Single(taken.Held);
        Assert.True(plan.Changes.IsEmpty);
        plan.Changes.PutBack(taken);
        Assert.Single(plan.Changes.Take().Held);
    }

    [Fact]
    public void What_was_dropped_is_not_settled_later()
    {
        Offer((1, 1));
        Delivery first = Next(1);
        plan.Drop();
        Settle(first, Refused);
        Assert.Equal(0, plan.Waiting);
        Assert.True(plan.Changes.IsEmpty);
    }

    [Fact]
    public void What_was_kept_beyond_the_cursor_may_be_tried_at_once_too()
    {
        plan.Restore(Happenings.InCall(5, 1), 3, now, now + Micros(TimeSpan.FromHours(1)));
        plan.TryNow(now);
        Assert.Null(plan.Take(now));
        plan.PassOver(6);
        Settle(Next(5), Taken);
        Assert.Equal(6, plan.Cursor);
    }

    private void Offer(params (int Id, int Call)[] events)
    {
        foreach ((int id, int call) in events)
        {
            plan.Offer(Happenings.InCall(id, call), now);
        }
    }

    private Delivery Next(long id)
    {
        Delivery? next = plan.Take(now);
        Assert.NotNull(next);
        Assert.Equal(id, next.Id);
        return next;
    }

    private void Settle(Delivery delivery, AttemptResult result) => plan.Settle(delivery, result, now, 0.5);

    private static long Micros(TimeSpan span) => (long)span.TotalMicroseconds;
}
