namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>Who does not say which number is given a free one, in the loop: two at once never the same.</summary>
public class FreeNumbersTests
{
    private readonly Centre centre = new("longest-idle-agent", 2);

    [Fact]
    public void Two_users_made_at_once_have_four_numbers_and_none_that_is_taken_or_a_queues()
    {
        Assert.True(centre.Ask(new CreateExtension(new ExtensionDraft("4001", "secret"))).IsOk);
        Assert.True(centre.Ask(new CreateQueue(Queue("queue") with { Id = 4_003 })).IsOk);
        centre.CommitsWait = true;
        centre.Ask(new CreateUser(User("a", 4_000, 4_010)));
        centre.Ask(new CreateUser(User("b", 4_000, 4_010)));
        centre.Commit();
        Assert.Equal(
            [
                ["4000", "4002"],
                ["4004", "4005"],
            ],
            [NumbersOf("a"), NumbersOf("b")]
        );
    }

    [Fact]
    public void Where_none_is_left_nothing_is_made_and_what_was_reserved_is_free_again()
    {
        Outcome refused = centre.Ask(new CreateUser(User("a", 4_000, 4_000)));
        Assert.Equal((OutcomeCode.Overloaded, "no extension number from 4000 to 4000 is free"), (refused.Code, refused.Detail));
        centre.CommitsFail = true;
        Assert.Equal(OutcomeCode.CommitFailed, centre.Ask(new CreateUser(User("a", 4_000, 4_001))).Code);
        centre.CommitsFail = false;
        Assert.True(centre.Ask(new CreateUser(User("a", 4_000, 4_001))).IsOk);
        Assert.Equal(["4000", "4001"], NumbersOf("a"));
    }

    [Fact]
    public void Queues_made_at_once_have_an_id_each_after_the_last_and_then_the_lowest_that_is_free()
    {
        FreeRange range = new(9_001, 9_003);
        Assert.True(centre.Ask(new CreateQueue(Queue("second") with { Id = 9_002 })).IsOk);
        centre.CommitsWait = true;
        centre.Ask(new CreateQueue(Queue("") with { From = range }));
        centre.Ask(new CreateQueue(Queue("named") with { From = range }));
        centre.Commit();
        Assert.Equal(("9003", "named"), (centre.Unit.Views.Queues[9_003]!.Name, centre.Unit.Views.Queues[9_001]!.Name));
        Assert.Equal(OutcomeCode.Overloaded, centre.Ask(new CreateQueue(Queue("fourth") with { From = range })).Code);
        // A name that is taken gives its id back.
        Assert.True(centre.Ask(new DeleteQueue(9_003)).IsOk);
        Assert.Equal(OutcomeCode.Duplicate, centre.Ask(new CreateQueue(Queue("named") with { From = range })).Code);
        Assert.True(centre.Ask(new CreateQueue(Queue("fifth") with { From = range })).IsOk);
        Assert.Equal("fifth", centre.Unit.Views.Queues[9_003]!.Name);
    }

    [Fact]
    public void A_queue_goes_while_it_is_empty_and_an_agent_is_in_none_but_those_said()
    {
        int other = ((QueueRow)centre.Ask(new CreateQueue(Queue("other"))).Value!).Id;
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new DeleteQueue(1, IsEmpty: true)).Code);
        foreach (int user in new[] { 2, 3 })
        {
            Assert.True(centre.Ask(new PlaceAgent(user, [other], [], 1, 1) { IsAll = true }).IsOk);
        }
        Assert.All(centre.Unit.Views.Tiers.All(), tier => Assert.Equal(other, tier.QueueId));
        Assert.True(centre.Ask(new DeleteQueue(1, IsEmpty: true)).IsOk);
    }

    private static UserDraft User(string login, int first, int last)
    {
        FreeRange range = new(first, last);
        ExtensionDraft sip = new("", "secret") { From = range };
        return new(login, null, "", null, "", null, null, null, null, null, null, null, false, null)
        {
            Extensions = [sip, sip with { Kind = ExtensionKind.WebRtc }],
        };
    }

    private static QueueDraft Queue(string name) => new(name, "callcenter", "longest-idle-agent", null, null, null, false, []);

    private string[] NumbersOf(string login)
    {
        int user = centre.Unit.Views.Users.All().Single(row => row.Login == login).Id;
        return [.. centre.Unit.Views.Extensions.All().Where(row => row.UserId == user).Select(row => row.Number).Order()];
    }
}
