namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>Who may call whom, and who may enter whose conversations.</summary>
public class RightsTests
{
    private const string Local = "13800009876";
    private const string National = "0215551234";
    private const string Abroad = "0090055512345";

    [Theory]
    [InlineData(CallAuthority.Inside, "2002", true)]
    [InlineData(CallAuthority.Inside, "sales", true)]
    [InlineData(CallAuthority.Inside, Local, false)]
    [InlineData(CallAuthority.Local, Local, true)]
    [InlineData(CallAuthority.Local, "51234567", true)]
    [InlineData(CallAuthority.Local, "4008123456", true)]
    [InlineData(CallAuthority.Local, "95588", true)]
    [InlineData(CallAuthority.Local, "*67#13800009876", true)]
    [InlineData(CallAuthority.Local, National, false)]
    [InlineData(CallAuthority.Local, "+8613800009876", true)]
    [InlineData(CallAuthority.National, National, true)]
    [InlineData(CallAuthority.National, "+8613800009876", true)]
    [InlineData(CallAuthority.National, "008602155512345", true)]
    [InlineData(CallAuthority.National, Abroad, false)]
    [InlineData(CallAuthority.National, "+90055512345", false)]
    [InlineData(CallAuthority.National, "*67#0090055512345", false)]
    [InlineData(CallAuthority.National, "179090090055512345", false)]
    [InlineData(CallAuthority.National, "+86179090055512", false)]
    [InlineData(CallAuthority.All, Abroad, true)]
    [InlineData(CallAuthority.All, "*69", true)]
    public void An_extension_calls_as_far_as_its_authority_goes(CallAuthority authority, string number, bool may)
    {
        Centre byApi = Restricted(new RightsChange { CallAuthority = authority });
        Assert.Equal(may ? OutcomeCode.Ok : OutcomeCode.Forbidden, byApi.Ask(new Dial("2001", null, number)).Code);

        Centre byPhone = Restricted(new RightsChange { CallAuthority = authority });
        Guid leg = Guid.CreateVersion7();
        byPhone.Tell(new CallArrived(leg, Guid.CreateVersion7(), LegOrigin.Extension, "2001", "2001", "", number, "id"));
        Assert.Equal(!may, byPhone.Orders.Exists(order => order is EndLeg { SipCode: 403 }));

        Centre byRefer = Restricted(new RightsChange { CallAuthority = authority });
        (_, Guid agent) = Talking(byRefer);
        byRefer.Tell(new LegReferred(agent, number, Guid.Empty));
        Assert.Equal(!may, byRefer.Orders.Exists(order => order is TellReferrer { SipCode: 403 }));

        Centre byVerb = Restricted(new RightsChange { CallAuthority = authority });
        (_, agent) = Talking(byVerb);
        Assert.Equal(may ? OutcomeCode.Ok : OutcomeCode.Forbidden, byVerb.Ask(new TransferCall(agent, null, number)).Code);
    }

    [Fact]
    public void An_agent_brings_nobody_into_a_call_whom_he_may_not_call()
    {
        Centre centre = Restricted(new RightsChange { CallAuthority = CallAuthority.Local });
        (_, Guid agent) = Talking(centre);
        PartyTarget abroad = new("", Abroad, true, false);
        Assert.Equal(OutcomeCode.Forbidden, centre.Ask(new ThreeWayCall(agent, null, abroad)).Code);
        Assert.Equal(OutcomeCode.Forbidden, centre.Ask(new ConsultCall(agent, null, abroad)).Code);
        Assert.True(centre.Ask(new ThreeWayCall(agent, null, new PartyTarget("", Local, true, false))).IsOk);
    }

    [Fact]
    public void The_public_context_leads_inside_only()
    {
        Centre centre = Restricted(new RightsChange());
        centre.Ask(new UpdateUser(2, new UserChange { Context = "public" }));
        Assert.Equal(OutcomeCode.Forbidden, centre.Ask(new Dial("2001", null, Local)).Code);
        Assert.True(centre.Ask(new Dial("2001", null, "2002")).IsOk);
    }

    [Theory]
    [InlineData(ListenRight.Nobody, true, false)]
    [InlineData(ListenRight.OwnQueues, true, true)]
    [InlineData(ListenRight.OwnQueues, false, false)]
    [InlineData(ListenRight.All, false, true)]
    public void An_agent_enters_conversations_as_its_rights_say(ListenRight right, bool serves, bool may)
    {
        foreach (bool takesOver in new[] { false, true })
        {
            Centre centre = new("longest-idle-agent", 2);
            centre.Ask(
                new UpdateUser(
                    3,
                    new UserChange
                    {
                        Rights = new RightsChange { Eavesdrop = right, Intercept = right },
                    }
                )
            );
            (_, Guid agent) = Talking(centre);
            if (!serves)
            {
                centre.Ask(new SignOut("2002", "sales"));
                centre.Ask(new UnbindAgents(1, [3]));
            }
            PartyTarget own = new("2002", "2002", false, false);
            CallCommand command = takesOver
                ? new InterceptCall(agent, null, own) { ByUser = 3 }
                : new MonitorCall(agent, null, own) { ByUser = 3 };
            Assert.Equal(may ? OutcomeCode.Ok : OutcomeCode.Forbidden, centre.Ask(command).Code);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void To_listen_and_to_take_over_are_rights_of_their_own(bool takesOver)
    {
        // Of the one who asks.
        Centre centre = new("longest-idle-agent", 2);
        RightsChange own = takesOver ? new RightsChange { Intercept = ListenRight.All } : new RightsChange { Eavesdrop = ListenRight.All };
        centre.Ask(new UpdateUser(3, new UserChange { Rights = own }));
        (_, Guid agent) = Talking(centre);
        Assert.Equal(OutcomeCode.Forbidden, centre.Ask(Entry(agent, !takesOver)).Code);
        Assert.True(centre.Ask(Entry(agent, takesOver)).IsOk);

        // Of the one who is heard.
        RightsChange others = takesOver
            ? new RightsChange { InterceptedBy = ListenRight.Nobody }
            : new RightsChange { EavesdroppedBy = ListenRight.Nobody };
        centre = Restricted(others);
        centre.Ask(
            new UpdateUser(
                3,
                new UserChange
                {
                    Rights = new RightsChange { Eavesdrop = ListenRight.All, Intercept = ListenRight.All },
                }
            )
        );
        (_, agent) = Talking(centre);
        Assert.Equal(OutcomeCode.Forbidden, centre.Ask(Entry(agent, takesOver)).Code);
        Assert.True(centre.Ask(Entry(agent, !takesOver)).IsOk);
    }

    [Fact]
    public void Who_may_not_be_heard_is_not_whoever_asks()
    {
        Centre centre = Restricted(new RightsChange { EavesdroppedBy = ListenRight.Nobody, InterceptedBy = ListenRight.Nobody });
        (_, Guid agent) = Talking(centre);
        PartyTarget other = new("2002", "2002", false, false);
        Assert.Equal(OutcomeCode.Forbidden, centre.Ask(new MonitorCall(agent, null, other)).Code);
        Assert.Equal(OutcomeCode.Forbidden, centre.Ask(new InterceptCall(agent, null, other)).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void To_whisper_goes_as_far_as_to_listen_and_to_join_in_as_far_as_to_take_over(bool joins)
    {
        PartyTarget own = new("2002", "2002", false, false);
        foreach (ListenRight right in Enum.GetValues<ListenRight>())
        {
            Centre centre = new("longest-idle-agent", 2);
            RightsChange rights = joins ? new RightsChange { Intercept = right } : new RightsChange { Eavesdrop = right };
            centre.Ask(new UpdateUser(3, new UserChange { Rights = rights }));
            (_, Guid agent) = Talking(centre);
            CallCommand asked = joins ? new BargeCall(agent, null, own) { ByUser = 3 } : new WhisperCall(agent, null, own) { ByUser = 3 };
            CallCommand other = joins ? new WhisperCall(agent, null, own) { ByUser = 3 } : new BargeCall(agent, null, own) { ByUser = 3 };
            Assert.Equal(OutcomeCode.Forbidden, centre.Ask(other).Code);
            Assert.Equal(right == ListenRight.Nobody ? OutcomeCode.Forbidden : OutcomeCode.Ok, centre.Ask(asked).Code);
        }
    }

    private static CallCommand Entry(Guid leg, bool takesOver)
    {
        PartyTarget own = new("2002", "2002", false, false);
        return takesOver ? new InterceptCall(leg, null, own) { ByUser = 3 } : new MonitorCall(leg, null, own) { ByUser = 3 };
    }

    private static Centre Restricted(RightsChange rights)
    {
        Centre centre = new("longest-idle-agent", 2);
        Assert.True(centre.Ask(new UpdateUser(2, new UserChange { Rights = rights })).IsOk);
        return centre;
    }

    /// <summary>A caller from outside talks with the first agent.</summary>
    private static (Guid Caller, Guid Agent) Talking(Centre centre)
    {
        Guid caller = centre.Arrive();
        Guid agent = centre.LegTo("2001");
        centre.Talk(caller, agent);
        centre.Orders.Clear();
        return (caller, agent);
    }
}
