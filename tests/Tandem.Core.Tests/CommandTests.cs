namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Distribution;
using Tandem.Core.Folds;

/// <summary>Commands, and calls outside queues.</summary>
public class CommandTests
{
    [Fact]
    public void A_created_agent_can_take_a_call_and_a_deleted_one_is_gone()
    {
        Centre centre = new("longest-idle-agent", 0);
        UserDraft draft = new("9001", null, "", null, "s3cret", null, null, null, null, null, null, null, false, null);
        UserRow user = Assert.IsType<UserRow>(centre.Ask(new CreateUser(draft)).Value);
        Assert.Equal(OutcomeCode.Duplicate, centre.Ask(new CreateUser(draft)).Code);
        Assert.Equal(OutcomeCode.Ok, centre.Ask(new BindAgents(1, [new AgentPlace(user.Id)])).Code);
        Assert.Equal(OutcomeCode.NotSignedIn, centre.Ask(new GoReady("9001", null)).Code);
        centre.Tell(new ExtensionReachable("9001", true));
        centre.Ask(new SignIn("9001", null, null));
        centre.Ask(new GoReady("9001", null));
        Guid caller = centre.Arrive();
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new DeleteUser(user.Id)).Code);
        centre.End(caller);
        Assert.Equal(OutcomeCode.Ok, centre.Ask(new DeleteUser(user.Id)).Code);
        Assert.Null(centre.Unit.Views.Users[user.Id]);
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new GoReady("9001", null)).Code);
        Assert.Equal(OutcomeCode.Ok, centre.Ask(new CreateUser(draft)).Code);
    }

    [Fact]
    public void What_happened_at_the_door_is_in_the_log_with_its_next_number()
    {
        Centre centre = new("longest-idle-agent", 0);
        Contract.Events.Kinds.AuditRecordingRead read = new(Guid.NewGuid(), "native", "10.0.0.7");
        Assert.Equal(OutcomeCode.Ok, centre.Ask(new LogEvent(read)).Code);
        Assert.Equal(read, centre.Log[^1].Data);
        Assert.Equal(centre.Log[^2].Id + 1, centre.Log[^1].Id);
    }

    [Fact]
    public void Sign_ins_survive()
    {
        Centre centre = new("longest-idle-agent", 1);
        centre.Ask(new GoBreak("2001", null, "lunch"));
        AgentSession session = centre.Rows.OfType<PutSession>().Last().Row;
        Assert.Equal(("On Break", "lunch", "2001"), (session.Status, session.Reason, session.Extension));
        centre.Ask(new SignOut("2001", null));
        Assert.Equal(2, Assert.IsType<RemoveSession>(centre.Rows.Last(row => row is PutSession or RemoveSession)).UserId);
    }

    [Fact]
    public void A_user_has_a_role_and_a_password_is_replaced_only_if_it_is_still_the_one_meant()
    {
        Centre centre = new("longest-idle-agent", 0);
        UserDraft draft = new("9001", null, "first", null, "s3cret", null, null, null, null, null, null, null, false, null);
        UserRow user = Assert.IsType<UserRow>(centre.Ask(new CreateUser(draft with { Role = UserRole.Supervisor })).Value);
        Assert.Equal((UserRole.Supervisor, false), (user.Role, user.IsSuper));
        centre.Ask(new UpdateUser(user.Id, new UserChange { Role = UserRole.Administrator }));
        Assert.True(centre.Unit.Views.Users[user.Id]!.IsSuper);

        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new ChangePassword(user.Id, "third", Before: "second")).Code);
        Assert.Equal("first", centre.Unit.Views.Users[user.Id]!.PasswordHash);
        Assert.Equal(OutcomeCode.Ok, centre.Ask(new ChangePassword(user.Id, "second", Before: "first")).Code);
        Assert.Equal("second", centre.Unit.Views.Users[user.Id]!.PasswordHash);
    }

    [Fact]
    public void A_change_built_on_a_row_that_changed_meanwhile_is_stale()
    {
        Centre centre = new("longest-idle-agent", 1);
        UserRow user = centre.Unit.Views.Users[2]!;
        QueueRow queue = centre.Unit.Views.Queues[1]!;

        UserRow changed = Assert.IsType<UserRow>(centre.Ask(new UpdateUser(2, Named("a")) { Seen = user.UpdatedMicros }).Value);
        Assert.True(changed.UpdatedMicros > user.UpdatedMicros);
        Assert.Equal(OutcomeCode.Stale, centre.Ask(new UpdateUser(2, Named("b")) { Seen = user.UpdatedMicros }).Code);
        Assert.Equal(OutcomeCode.Stale, centre.Ask(new DeleteUser(2) { Seen = user.UpdatedMicros }).Code);
        Assert.Equal("a", centre.Unit.Views.Users[2]!.Name);
        // In the same microsecond too.
        UserRow again = Assert.IsType<UserRow>(centre.Ask(new UpdateUser(2, Named("c")) { Seen = changed.UpdatedMicros }).Value);
        Assert.True(again.UpdatedMicros > changed.UpdatedMicros);

        centre.Ask(new SetQueueParameter(1, "max-wait-time", "30"));
        Assert.Equal(OutcomeCode.Stale, centre.Ask(new DeleteQueue(1) { Seen = queue.UpdatedMicros }).Code);
        Assert.Equal(OutcomeCode.Ok, centre.Ask(new DeleteQueue(1) { Seen = centre.Unit.Views.Queues[1]!.UpdatedMicros }).Code);

        static UserChange Named(string name) => new() { Name = name };
    }

    [Fact]
    public void Two_agents_do_not_share_a_phone()
    {
        Centre centre = new("longest-idle-agent", 2);
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new SignIn("2002", "2001", null)).Code);
    }

    [Fact]
    public void An_agents_own_call_rings_its_phone_then_the_number()
    {
        Centre centre = new("longest-idle-agent", 1);
        centre.Orders.Clear();
        DialStarted started = Assert.IsType<DialStarted>(centre.Ask(new Dial("2001", null, "13900000000")).Value);
        OriginateLeg phone = Assert.Single(centre.Orders.OfType<OriginateLeg>());
        Assert.Equal((started.AgentLeg, true), (phone.Leg, phone.AutoAnswer));
        centre.Tell(new LegAnswered(phone.Leg));
        OriginateLeg far = centre.Orders.OfType<OriginateLeg>().Last();
        Assert.Equal((LegTargetKind.Trunk, "+8613900000000", "2001"), (far.TargetKind, far.Target, far.CallerNumber));
        centre.Tell(new LegAnswered(far.Leg));
        centre.Tell(new LegsJoined(phone.Leg, far.Leg));
        Assert.Equal(OutcomeCode.Ok, centre.Ask(new HangUp(far.Leg)).Code);
        Assert.Contains(centre.Orders, order => order is EndLeg end && end.Leg == phone.Leg);
        Assert.Equal(0, centre.Unit.Counts.Calls);
    }

    [Fact]
    public void An_agent_who_wants_to_press_answer_himself_has_his_phone_ring()
    {
        Centre centre = new("longest-idle-agent", 1);
        centre.Orders.Clear();
        Assert.True(centre.Ask(new Dial("2001", null, "echo") { AutoAnswer = false }).IsOk);
        Assert.False(Assert.Single(centre.Orders.OfType<OriginateLeg>()).AutoAnswer);
    }

    [Theory]
    [InlineData(LegEndCause.Busy, 486)]
    [InlineData(LegEndCause.NoAnswer, 480)]
    [InlineData(LegEndCause.NotRegistered, 480)]
    [InlineData(LegEndCause.Congestion, 503)]
    public void A_callers_answer_says_what_the_called_side_said(LegEndCause cause, int code)
    {
        Centre centre = new("longest-idle-agent", 2);
        Guid caller = Guid.CreateVersion7();
        centre.Tell(new CallArrived(caller, Guid.CreateVersion7(), LegOrigin.Extension, "2001", "2001", "", "2002", "id"));
        centre.End(centre.LegTo("2002"), cause);
        Assert.Equal(code, centre.Orders.OfType<EndLeg>().Single(order => order.Leg == caller).SipCode);
    }

    [Fact]
    public void An_agent_in_any_call_is_not_offered_another()
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Tell(
            new CallArrived(Guid.CreateVersion7(), Guid.CreateVersion7(), LegOrigin.Extension, "2001", "2001", "", "13900000000", "id")
        );
        centre.Orders.Clear();
        centre.Arrive();
        centre.Arrive();
        Assert.Equal(["2002"], centre.TakeRung());
    }

    [Fact]
    public void A_route_sends_a_number_of_the_trunk_to_its_queue()
    {
        Centre centre = new("longest-idle-agent", 1);
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new SetRoute("4001", RouteTarget.Queue, "nowhere")).Code);
        Assert.Equal(OutcomeCode.Ok, centre.Ask(new SetRoute("4001", RouteTarget.Queue, "sales")).Code);
        centre.Arrive("4001");
        Assert.Equal(["2001"], centre.TakeRung());
        centre.Arrive("4002");
        Assert.Contains(centre.Orders, order => order is EndLeg { SipCode: 404 });
    }
}
