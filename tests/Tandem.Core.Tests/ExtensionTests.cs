namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>Extensions apart from their users, ids that others chose, places in batches, and the rest after an agent's own call.</summary>
public class ExtensionTests
{
    private readonly Centre centre = new("longest-idle-agent", 2);

    [Fact]
    public void An_extension_is_nobodys_until_it_is_bound_and_the_first_one_is_in_use()
    {
        int user = NewUser("500", "500");
        Assert.Equal("", centre.Unit.Views.Users[user]!.Extension);
        Make("7001", ExtensionKind.WebRtc);
        Make("7002", ExtensionKind.Sip);

        Ok(new BindExtensions(user, ["7001", "7002"]));

        Assert.Equal("7002", centre.Unit.Views.Users[user]!.Extension);
        Assert.Equal([user, user], Owners("7001", "7002"));
        Ok(new UseExtension(user, "7001"));
        Assert.Equal("7001", centre.Unit.Views.Users[user]!.Extension);
        Ok(new UnbindExtensions(user, ["7001"]));
        Assert.Equal("7002", centre.Unit.Views.Users[user]!.Extension);
        Ok(new UnbindExtensions(user, ["7002"]));
        Assert.Equal("", centre.Unit.Views.Users[user]!.Extension);
        Ok(new DeleteExtension("7001"));
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new DeleteExtension("7001")).Code);
    }

    [Fact]
    public void Of_each_kind_a_user_has_one_and_what_is_refused_changes_nothing()
    {
        int user = NewUser("500", "500");
        Make("7001", ExtensionKind.Sip);
        Make("7002", ExtensionKind.Sip);

        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new BindExtensions(user, ["7001", "7002"])).Code);
        Assert.Equal([0, 0], Owners("7001", "7002"));
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new BindExtensions(user, ["7001", "7009"])).Code);
        Assert.Equal([0, 0], Owners("7001", "7002"));
        Ok(new BindExtensions(user, ["7001"]));
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new BindExtensions(2, ["7001"])).Code);
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new DeleteExtension("7001")).Code);
        Assert.Equal(OutcomeCode.Duplicate, centre.Ask(new CreateExtension(new ExtensionDraft("7001", "s"))).Code);
    }

    [Fact]
    public void Where_somebody_is_signed_in_an_extension_stays()
    {
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new UnbindExtensions(2, ["2001"])).Code);
        centre.Ask(new SignOut("2001", null));
        Ok(new UnbindExtensions(2, ["2001"]));
        Assert.NotEqual(OutcomeCode.Ok, centre.Ask(new SignIn("2001", null, null)).Code);
    }

    [Fact]
    public void Ids_of_users_pass_over_what_somebody_was_made_under()
    {
        int next = centre.Unit.Views.Users.All().Max(user => user.Id) + 1;
        int named = NewUser($"{next + 1}", $"{next + 1}");
        int following = NewUser("501", "");

        Assert.Equal(next, named);
        Assert.Equal(next + 2, following);
    }

    [Fact]
    public void A_user_with_his_extensions_is_made_whole_or_not_at_all()
    {
        Make("7001", ExtensionKind.Sip);
        ExtensionDraft[] wanted = [new("7003", "a"), new("7001", "b", ExtensionKind.WebRtc)];
        Assert.Equal(OutcomeCode.Duplicate, centre.Ask(new CreateUser(Draft("500", "") with { Extensions = wanted })).Code);
        Make("7003", ExtensionKind.Sip);
        NewUser("500", "");
    }

    [Fact]
    public void Who_is_disabled_cannot_sign_in_and_who_is_signed_in_cannot_be_disabled()
    {
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new UpdateUser(2, new UserChange { IsDisabled = true })).Code);
        centre.Ask(new SignOut("2001", null));
        Ok(new UpdateUser(2, new UserChange { IsDisabled = true }));
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new SignIn("2001", null, null)).Code);
    }

    [Fact]
    public void A_queue_may_have_the_id_that_is_asked_for_and_others_pass_it_over()
    {
        QueueRow asked = (QueueRow)Ok(new CreateQueue(Queue("a") with { Id = 2 })).Value!;
        QueueRow next = (QueueRow)Ok(new CreateQueue(Queue("b"))).Value!;

        Assert.Equal((2, 3), (asked.Id, next.Id));
        Assert.Equal(OutcomeCode.Duplicate, centre.Ask(new CreateQueue(Queue("c") with { Id = 2 })).Code);
        centre.CommitsFail = true;
        Assert.Equal(OutcomeCode.CommitFailed, centre.Ask(new CreateQueue(Queue("d") with { Id = 9 })).Code);
        centre.CommitsFail = false;
        Ok(new CreateQueue(Queue("d") with { Id = 9 }));
    }

    [Fact]
    public void An_agent_changes_queues_all_at_once_or_not_at_all()
    {
        int other = ((QueueRow)Ok(new CreateQueue(Queue("other"))).Value!).Id;
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new PlaceAgent(2, [other], [99], 1, 1)).Code);
        Assert.Equal([1], QueuesOf(2));
        Ok(new PlaceAgent(2, [other], [1], 1, 1));
        Assert.Equal([other], QueuesOf(2));
        centre.CommitsFail = true;
        Assert.Equal(OutcomeCode.CommitFailed, centre.Ask(new PlaceAgent(2, [1], [other], 1, 1)).Code);
        centre.CommitsFail = false;
        Assert.Equal([other], QueuesOf(2));
        Ok(new PlaceAgent(2, [1], [other], 1, 1));
        Assert.Equal([1], QueuesOf(2));
    }

    [Fact]
    public void After_a_call_he_made_and_talked_in_an_agent_rests()
    {
        Ok(new UpdateUser(2, new UserChange { Agent = new AgentChange { OutWrapUpSeconds = 30 } }));
        centre.Ask(new SignOut("2002", null));
        centre.Ask(new Dial("2001", null, "13900000000"));
        Guid phone = centre.LegTo("2001");
        centre.Tell(new LegAnswered(phone));
        Guid far = centre.Orders.OfType<OriginateLeg>().Last().Leg;
        centre.Tell(new LegAnswered(far));
        centre.Tell(new LegsJoined(phone, far));
        centre.Pass(5);
        centre.End(far);
        centre.TakeRung();

        centre.Arrive();

        Assert.Empty(centre.TakeRung());
        centre.Pass(31);
        Assert.Equal(["2001"], centre.TakeRung());
    }

    private Outcome Ok(Command command)
    {
        Outcome outcome = centre.Ask(command);
        Assert.True(outcome.IsOk, outcome.Detail);
        return outcome;
    }

    private int NewUser(string login, string externalId) => ((UserRow)Ok(new CreateUser(Draft(login, externalId))).Value!).Id;

    private void Make(string number, ExtensionKind kind) => Ok(new CreateExtension(new ExtensionDraft(number, "secret", kind)));

    private int[] Owners(params string[] numbers) =>
        [.. numbers.Select(number => centre.Unit.Views.Extensions.All().Single(row => row.Number == number).UserId)];

    private int[] QueuesOf(int user) =>
        [.. centre.Unit.Views.Tiers.All().Where(tier => tier.UserId == user).Select(tier => tier.QueueId).Order()];

    private static UserDraft Draft(string login, string externalId) =>
        new(login, null, "", null, "", null, null, null, null, null, null, null, false, null) { ExternalId = externalId, Extensions = [] };

    private static QueueDraft Queue(string name) => new(name, "callcenter", "longest-idle-agent", null, null, null, false, []);
}
