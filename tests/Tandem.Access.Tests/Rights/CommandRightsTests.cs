namespace Tandem.Access.Tests.Rights;

using Tandem.Access.Principals;
using Tandem.Access.Rights;
using Tandem.Access.Tests.Host;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>User 7 (login 107) talks in one call with a customer, user 8 in another.</summary>
public class CommandRightsTests
{
    private static readonly Guid OwnCall = Guid.NewGuid();
    private static readonly Guid OwnLeg = Guid.NewGuid();
    private static readonly Guid Customer = Guid.NewGuid();
    private static readonly Guid OtherCall = Guid.NewGuid();
    private static readonly Guid OtherLeg = Guid.NewGuid();
    private static readonly PartyTarget Self = new("107", "", false, true);

    private readonly TenantViews views = new();

    public CommandRightsTests()
    {
        views.Users.Publish(7, Doorway.User(7, ""));
        views.Users.Publish(8, Doorway.User(8, ""));
        views.Calls.Publish(1, Call(OwnCall, (OwnLeg, 7), (Customer, 0)));
        views.Calls.Publish(2, Call(OtherCall, (OtherLeg, 8)));
    }

    public static TheoryData<Command, bool> Verbs =>
        new()
        {
            { new SignIn("107", null, null), true },
            { new SignIn("108", null, null), false },
            { new SignOut("default.107", null), true },
            { new SignOut("default.108", null), false },
            { new GoReady("107", null), true },
            { new GoReady("108", null), false },
            { new GoBreak("107", null, null), true },
            { new GoBreak("108", null, null), false },
            { new Dial("107", null, "1"), true },
            { new Dial("108", null, "1"), false },
            { new Dial("", null, "1"), false },
            { new HangUp(OwnLeg), true },
            { new HangUp(Customer), true },
            { new HangUp(OtherLeg), false },
            { new HangUp(Guid.Empty), false },
            { new HoldCall(OwnLeg, null), true },
            { new HoldCall(OwnCall, "107"), true },
            { new HoldCall(OwnCall, "108"), false },
            { new HoldCall(OtherCall, "107"), false },
            { new UnholdCall(Customer, null), true },
            { new UnholdCall(OtherLeg, null), false },
            { new TransferCall(OwnLeg, null, "1"), true },
            { new TransferCall(OtherLeg, null, "1"), false },
            { new ThreeWayCall(OwnLeg, null, Self), true },
            { new ThreeWayCall(OtherLeg, null, Self), false },
            { new ConsultCall(OwnLeg, null, Self), true },
            { new ConsultCall(OtherLeg, null, Self), false },
            { new CancelConsult(OwnLeg, null), true },
            { new CancelConsult(OtherLeg, null), false },
            { new AnswerCall(OwnLeg), true },
            { new AnswerCall(OtherLeg), false },
            { new MonitorCall(OtherLeg, "108", Self), true },
            { new MonitorCall(OtherLeg, "108", Self with { Agent = "108" }), false },
            { new MonitorCall(OtherLeg, "108", Self with { Outside = true }), false },
            { new WhisperCall(OtherLeg, "108", Self), true },
            { new WhisperCall(OtherLeg, "108", Self with { Agent = "108" }), false },
            { new BargeCall(OtherLeg, "108", Self), true },
            { new BargeCall(OtherLeg, "108", Self with { Agent = "108" }), false },
            { new InterceptCall(OtherLeg, "108", Self), true },
            { new InterceptCall(OtherLeg, "108", Self with { Agent = "" }), false },
            { new ExplainWaiting(OtherCall), true },
            { new ChangePassword(7, "hash"), true },
            { new ChangePassword(8, "hash"), false },
            { new DeleteUser(7), false },
            { new UpdateUser(7, new UserChange()), false },
            { new DeleteQueue(1), false },
        };

    [Theory]
    [MemberData(nameof(Verbs))]
    public void An_agent_acts_for_himself_and_in_his_calls(Command command, bool may)
    {
        Command? admitted = CommandRights.Admit(Agent(), command, views, out Outcome refusal);

        Assert.Equal(may, admitted is not null);
        Assert.Equal(OutcomeCode.Forbidden, refusal.Code);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_supervisor_acts_for_all_and_an_administrator_configures_too(Command command, bool own)
    {
        bool isConfiguration = command is ConfigurationCommand;

        Assert.Equal(!isConfiguration || command is ChangePassword && own, Admits(Role.Supervisor, command));
        Assert.True(Admits(Role.Administrator, command));
        Assert.True(Admits(Role.Operator, command));
    }

    [Theory]
    [InlineData(Role.Agent)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Operator)]
    public void Nobody_tells_the_log_what_the_door_saw(Role role) =>
        Assert.False(Admits(role, new LogEvent(new AuditKeyMade("1", "mine", "operator", []))));

    // Whether his extension may is the call centre's to say: it is told who asks.
    [Fact]
    public void Who_listens_or_takes_over_is_named()
    {
        MonitorCall monitor = new(OtherLeg, "108", Self);
        InterceptCall intercept = new(OtherLeg, "108", Self);

        Assert.Equal(monitor with { ByUser = 7 }, CommandRights.Admit(Agent(), monitor, views, out _));
        Assert.Equal(intercept with { ByUser = 7 }, CommandRights.Admit(Agent(), intercept, views, out _));
        WhisperCall whisper = new(OtherLeg, "108", Self);
        BargeCall barge = new(OtherLeg, "108", Self);
        Assert.Equal(whisper with { ByUser = 7 }, CommandRights.Admit(Agent(), whisper, views, out _));
        Assert.Equal(barge with { ByUser = 7 }, CommandRights.Admit(Agent(), barge, views, out _));
        Assert.Equal(monitor, CommandRights.Admit(Someone(Role.Supervisor), monitor, views, out _));
    }

    // Otherwise the first agent of the call would be put on hold, or another's phone be answered.
    [Fact]
    public void Whoever_else_is_in_the_call_it_is_he_who_acts()
    {
        Guid call = Guid.NewGuid();
        Guid own = Guid.NewGuid();
        views.Calls.Publish(1, Call(call, (Guid.NewGuid(), 8), (own, 7)));

        Assert.Equal(new HoldCall(call, "107"), CommandRights.Admit(Agent(), new HoldCall(call, null), views, out _));
        Assert.Equal(new AnswerCall(own), CommandRights.Admit(Agent(), new AnswerCall(call), views, out _));
    }

    [Fact]
    public void A_login_with_a_dot_in_it_is_no_group_and_login()
    {
        views.Users.Publish(9, Doorway.User(9, "") with { Login = "boss.107" });

        Assert.Null(CommandRights.Admit(Agent(), new SignOut("boss.107", null), views, out _));
    }

    [Fact]
    public void A_key_that_may_only_read_configures_nothing()
    {
        Principal reader = new(1, 0, "key", Role.Administrator, Scopes.ReadConfiguration, new Credential(CredentialKind.Key, ""));

        Assert.Null(CommandRights.Admit(reader, new DeleteQueue(1), views, out _));
    }

    private bool Admits(Role role, Command command) => CommandRights.Admit(Someone(role), command, views, out _) is not null;

    private static Principal Agent() => Someone(Role.Agent);

    private static Principal Someone(Role role) =>
        new(1, 7, "107", role, ScopeTable.Of(role), new Credential(CredentialKind.Token, "tok_1"));

    private static CallView Call(Guid id, params (Guid Leg, int Agent)[] legs) =>
        new(
            id,
            "talking",
            "1",
            "2",
            0,
            "",
            null,
            0,
            [.. legs.Select(leg => new LegView(leg.Leg, "", "", "answered", leg.Agent, Guid.Empty, false, null))],
            null
        );
}
