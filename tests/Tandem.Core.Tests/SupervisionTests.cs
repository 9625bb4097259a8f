namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>What people do to calls and agents that are not their own is in the log, with who did it.</summary>
public sealed class SupervisionTests
{
    private static readonly Actor Lead = Actor.User(90).From("192.0.2.9");

    private readonly Centre centre = new("longest-idle-agent", 2);
    private readonly Guid caller;
    private readonly Guid agent;
    private readonly Guid call;

    public SupervisionTests()
    {
        caller = centre.Arrive();
        agent = centre.LegTo("2001");
        centre.Talk(caller, agent);
        call = centre.Unit.Views.Calls.All().Single().Call;
    }

    [Theory]
    [InlineData("monitor")]
    [InlineData("whisper")]
    [InlineData("barge")]
    [InlineData("intercept")]
    public void Who_enters_a_call_is_told_by_name_be_he_a_person_or_a_program(string action)
    {
        PartyTarget target = new("2002", "", false, true);
        CallCommand command = action switch
        {
            "monitor" => new MonitorCall(agent, null, target),
            "whisper" => new WhisperCall(agent, null, target),
            "barge" => new BargeCall(agent, null, target),
            _ => new InterceptCall(agent, null, target),
        };
        foreach (Actor by in new[] { Lead, Actor.Key("crm"), Actor.User(3) })
        {
            centre.Log.Clear();
            Assert.True(centre.Ask(command, by).IsOk);
            Event told = Assert.Single(centre.Log, each => each.Data is Kinds.AuditSupervised);
            Assert.Equal((by, new Kinds.AuditSupervised(action, 2, "2001", call, "2002")), (told.By, (Kinds.AuditSupervised)told.Data));
            centre.End(centre.LegTo("2002"));
        }
    }

    [Fact]
    public void Moving_and_hanging_up_are_told_of_people_who_are_not_in_the_call()
    {
        Assert.True(centre.Ask(new TransferCall(call, null, "2002"), Lead).IsOk);
        Assert.Equal(new Kinds.AuditSupervised("move", 2, "2001", call, "2002"), Told());
        Assert.True(centre.Ask(new HangUp(caller), Lead).IsOk);
        Assert.Equal(("hang_up", call), (Told()!.Verb, Told()!.CallId));
    }

    [Fact]
    public void A_caller_who_waits_is_moved_and_that_is_told()
    {
        centre.Ask(new GoBreak("2002", null, null));
        Guid waiting = centre.Arrive();
        centre.Ask(new CreateQueue(new QueueDraft("other", "callcenter", "", null, null, null, false, [])));
        centre.Log.Clear();
        Assert.True(centre.Ask(new TransferCall(waiting, null, "other"), Lead).IsOk);
        Assert.Equal(("move", 0, "other"), (Told()!.Verb, Told()!.AgentId, Told()!.Target));
        Assert.Equal("other", centre.Unit.Views.Calls.All().Single(each => each.Call != call).Queue);
    }

    [Fact]
    public void An_agents_state_is_told_where_somebody_else_has_set_it()
    {
        centre.Ask(new GoBreak("2002", null, "tea"), Lead);
        Assert.Equal(new Kinds.AuditSupervised("break", 3, "2002", Guid.Empty, "tea"), Told());
        centre.Log.Clear();
        centre.Ask(new GoReady("2002", null), Actor.User(3));
        centre.Ask(new GoBreak("2002", null, "tea"), Actor.Key("crm"));
        Assert.Null(Told());
    }

    [Fact]
    public void What_people_do_in_their_own_calls_what_programs_do_for_them_and_what_was_refused_is_not_told()
    {
        centre.Ask(new HoldCall(agent, null), Actor.User(2));
        centre.Ask(new UnholdCall(agent, null), Actor.Key("crm"));
        Assert.Equal(
            OutcomeCode.NotFound,
            centre.Ask(new MonitorCall(agent, "nobody", new PartyTarget("2002", "", false, true)), Lead).Code
        );
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new HangUp(Guid.CreateVersion7()), Lead).Code);
        centre.Ask(new HangUp(agent), Actor.User(2));
        Assert.Null(Told());
    }

    private Kinds.AuditSupervised? Told() => centre.Happened.OfType<Kinds.AuditSupervised>().LastOrDefault();
}
