namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Folds;

/// <summary>Available on demand: one call of a queue, then idle until ready again.</summary>
public class OnDemandTests
{
    private const string OnDemand = "Available (On Demand)";

    [Fact]
    public void One_call_then_idle_until_ready_again()
    {
        Centre centre = OnDemandAgent();
        Guid caller = centre.Arrive();
        Guid phone = centre.LegTo("2001");
        centre.Talk(caller, phone);
        Assert.Equal((OnDemand, "In a queue call"), StateOf(centre));
        centre.End(phone);
        centre.TakeRung();

        centre.Arrive();
        centre.Pass(100);

        Assert.Empty(centre.TakeRung());
        Assert.Equal((OnDemand, "Idle"), StateOf(centre));
        centre.Ask(new GoReady("2001", null));
        Assert.Equal(["2001"], centre.TakeRung());
    }

    [Fact]
    public void An_offer_that_fails_is_no_call()
    {
        Centre centre = OnDemandAgent();
        centre.Arrive();
        centre.End(centre.LegTo("2001"), LegEndCause.Busy);
        centre.TakeRung();

        centre.Pass(100);

        Assert.NotEmpty(centre.TakeRung());
    }

    [Fact]
    public void A_call_he_dials_himself_is_none_of_the_queues()
    {
        Centre centre = OnDemandAgent();
        centre.Ask(new Dial("2001", null, "13900000000"));
        Guid phone = centre.LegTo("2001");
        centre.Tell(new LegAnswered(phone));
        centre.End(phone);
        centre.TakeRung();

        centre.Arrive();

        Assert.Equal(["2001"], centre.TakeRung());
    }

    [Fact]
    public void Idle_is_why_nobody_is_chosen()
    {
        Centre centre = OnDemandAgent(agents: 2);
        centre.Ask(new GoBreak("2002", null, null));
        Guid caller = centre.Arrive();
        Guid phone = centre.LegTo("2001");
        centre.Talk(caller, phone);
        centre.End(phone);
        Guid next = centre.Arrive();

        CallView call = centre.Unit.Views.Calls.All().Single(view => view.Legs.Any(leg => leg.Leg == next));
        WaitingDetail detail = Assert.IsType<WaitingDetail>(centre.Ask(new ExplainWaiting(call.Call)).Value);

        Assert.Equal(["idle", "on_break"], detail.Candidates.Select(candidate => candidate.Reason));
    }

    [Theory]
    [InlineData(OnDemand, null, OnDemand)]
    [InlineData("On Break", null, "Available")]
    [InlineData("On Break", true, OnDemand)]
    [InlineData(OnDemand, false, "Available")]
    public void Ready_is_as_asked_else_as_the_agents_own_status_has_it(string own, bool? asked, string status)
    {
        Centre centre = new("longest-idle-agent", 1, _ => new AgentRow(Status: own));

        centre.Ask(new GoReady("2001", null, asked));

        Assert.Equal(status, StateOf(centre).Status);
    }

    [Fact]
    public void A_restart_forgets_neither_the_status_nor_that_the_call_is_taken()
    {
        Centre centre = OnDemandAgent();
        Guid caller = centre.Arrive();
        centre.Talk(caller, centre.LegTo("2001"));
        AgentSession session = centre.Rows.OfType<PutSession>().Last().Row;

        Centre after = new("longest-idle-agent", 1, _ => new AgentRow(), session);

        Assert.Equal((OnDemand, "Idle"), StateOf(after));
        after.Arrive();
        Assert.Empty(after.TakeRung());
        after.Ask(new GoReady("2001", null, true));
        Assert.Equal(["2001"], after.TakeRung());
    }

    [Fact]
    public void Who_signs_out_in_a_call_is_shown_in_it_until_it_ends()
    {
        Centre centre = new("longest-idle-agent", 1);
        centre.Ask(new Dial("2001", null, "13900000000"));
        Guid phone = centre.LegTo("2001");
        centre.Tell(new LegAnswered(phone));

        centre.Ask(new SignOut("2001", null));

        AgentView agent = centre.Unit.Views.Agents[2]!;
        Assert.Equal(("Logged Out", phone, "ACTIVE"), (agent.Status, agent.Leg, agent.CallState));
        centre.End(phone);
        agent = centre.Unit.Views.Agents[2]!;
        Assert.Equal((Guid.Empty, "IDLE"), (agent.Leg, agent.CallState));
    }

    private static Centre OnDemandAgent(int agents = 1) =>
        new("longest-idle-agent", agents, _ => new AgentRow(Status: OnDemand, WrapUpSeconds: 0, BusyDelaySeconds: 10));

    private static (string Status, string State) StateOf(Centre centre)
    {
        AgentView agent = centre.Unit.Views.Agents[2]!;
        return (agent.Status, agent.State);
    }
}
