namespace Tandem.Webhooks.Tests;

using Tandem.Webhooks.Sending;

public class RecentEventsTests
{
    [Fact]
    public void What_is_here_is_given_in_order_and_what_is_older_is_not()
    {
        RecentEvents recent = new(10);
        Assert.Null(recent.After(9, 5));
        Assert.Empty(recent.After(10, 5)!);
        recent.Add([Happenings.InCall(11, 1), Happenings.InCall(13, 1)], 14);
        Assert.Equal([11L, 13], Ids(recent, 10, 5));
        Assert.Equal([11L], Ids(recent, 10, 1));
        Assert.Equal([13L], Ids(recent, 12, 5));
        Assert.Empty(recent.After(13, 5)!);
        Assert.Equal(14, recent.Last);
    }

    [Fact]
    public void The_oldest_make_room()
    {
        RecentEvents recent = new(0);
        for (int i = 1; i <= RecentEvents.Most + 3; i++)
        {
            recent.Add([Happenings.InCall(i, 1)], i);
        }
        Assert.Null(recent.After(2, 5));
        Assert.Equal([4L, 5], Ids(recent, 3, 2));
        Assert.Equal([RecentEvents.Most + 3L], Ids(recent, RecentEvents.Most + 2, 9));
    }

    private static IEnumerable<long> Ids(RecentEvents recent, long after, int most) => recent.After(after, most)!.Select(each => each.Id);
}
