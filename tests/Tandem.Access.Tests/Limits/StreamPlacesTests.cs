namespace Tandem.Access.Tests.Limits;

using Tandem.Access.Limits;

public class StreamPlacesTests
{
    private readonly StreamPlaces places = new(
        new AccessLimits
        {
            StreamsPerKey = 2,
            StreamsPerTenant = 3,
            Streams = 4,
        }
    );

    [Fact]
    public void A_key_has_its_share_and_leaves_room_for_others()
    {
        Assert.NotNull(places.Take(1, "a", out _));
        Assert.NotNull(places.Take(1, "a", out _));
        Assert.Null(places.Take(1, "a", out Throttled refused));
        Assert.Equal("event-streams-key", refused.Rule);
        Assert.True(refused.Seconds > 0);
        Assert.NotNull(places.Take(1, "b", out _));
    }

    [Fact]
    public void So_has_a_tenant_and_all_together_no_more_than_the_node_has()
    {
        Assert.NotNull(places.Take(1, "a", out _));
        Assert.NotNull(places.Take(1, "b", out _));
        Assert.NotNull(places.Take(1, "c", out _));
        Assert.Null(places.Take(1, "d", out Throttled own));
        Assert.Equal("event-streams", own.Rule);
        Assert.NotNull(places.Take(2, "x", out _));
        Assert.Null(places.Take(2, "y", out Throttled all));
        Assert.Equal("event-streams-all", all.Rule);
    }

    [Fact]
    public void A_place_is_given_back_once()
    {
        IDisposable first = places.Take(1, "a", out _)!;
        Assert.NotNull(places.Take(1, "a", out _));
        first.Dispose();
        first.Dispose();
        Assert.NotNull(places.Take(1, "a", out _));
        Assert.Null(places.Take(1, "a", out _));
    }
}
