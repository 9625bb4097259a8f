namespace Tandem.Core.Tests.Dialing;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.TestKit.Campaigns;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Who is dialled, in which order, at what time of his own day, and what stops it.</summary>
public class WhenAndWhomTests
{
    private const string Shanghai = "+8613800138000";
    private const string Tokyo = "+81312345678";
    private const string Berlin = "+493012345678";

    [Fact]
    public void People_are_called_by_their_own_clocks()
    {
        // The centre begins on 2026-01-01 00:00 UTC: 08:00 in Shanghai, 09:00 in Tokyo, 01:00 in Berlin.
        Centre centre = new("longest-idle-agent", 3);
        CampaignRow row = Campaigns.ToQueue with { Hours = new CallingHoursRow { Rows = [new CallingDays([4, 5], "09:00", "10:00")] } };
        Campaigns.Start(centre, row, Shanghai, Tokyo, Berlin);
        Assert.Equal([Tokyo], Dialled(centre));
        centre.Pass(3_600);
        Assert.Equal([Tokyo, Shanghai], Dialled(centre));
        centre.Pass(3_600);
        Assert.Equal("outside_hours", centre.Unit.Views.Campaigns[2]!.Held);
        centre.Pass(6 * 3_600);
        Assert.Equal([Tokyo, Shanghai, Berlin], Dialled(centre));
    }

    [Theory]
    [InlineData("", "2026-01-01", false)]
    [InlineData("CN", "", false)]
    [InlineData("CN", "+2026-01-01", true)]
    [InlineData("", "", true)]
    public void On_holidays_nobody_is_called(string calendar, string day, bool isCalled)
    {
        Centre centre = new("longest-idle-agent", 1);
        CallingHoursRow hours = Campaigns.ToQueue.Hours with
        {
            Calendar = calendar,
            Holidays = day.Length == 10 ? [day] : [],
            Workdays = day.StartsWith('+') ? [day[1..]] : [],
        };
        Campaigns.Start(centre, Campaigns.ToQueue with { Hours = hours }, Shanghai);
        Assert.Equal(isCalled, Dialled(centre).Length == 1);
    }

    [Fact]
    public void A_number_that_comes_onto_a_list_is_not_called_whatever_was_at_hand()
    {
        Centre centre = new("longest-idle-agent", 1);
        Campaigns.Start(centre, Campaigns.ToQueue, "+8613800138001", "+8613800138002", "+8613800138003");
        centre.Ask(new SetDoNotCall(["+8613800138002"], []));
        EndAll(centre, 4);
        Assert.Equal(["+8613800138001", "+8613800138003"], Dialled(centre));
        Assert.Equal("do_not_call", Campaigns.Ends(centre).Single(each => each.Number.EndsWith('2')).Outcome);
        Assert.Equal(OutcomeCode.Invalid, centre.Ask(new SetDoNotCall(["nobody"], [])).Code);
    }

    [Fact]
    public void Shared_lists_are_looked_at_when_the_attempt_comes_to_the_log()
    {
        Centre centre = new("longest-idle-agent", 1);
        centre.Numbers.DoNotCall.Add("+8613800138002");
        Campaigns.Start(centre, Campaigns.ToQueue, "+8613800138001", "+8613800138002", "+8613800138003");
        centre.Numbers.DoNotCall.Add("+8613800138003");
        EndAll(centre, 3);
        Assert.Equal(["+8613800138001"], Dialled(centre));
    }

    [Fact]
    public void Among_numbers_that_are_due_the_rank_of_what_came_of_them_decides()
    {
        Centre centre = new("longest-idle-agent", 1);
        CampaignRow row = Campaigns.ToQueue with { Retries = [new(DialOutcome.Busy, 10, 5, 1), new(DialOutcome.NoAnswer, 10, 5, 8)] };
        Campaigns.Start(centre, row, "+8613800138001", "+8613800138002", "+8613800138003");
        centre.End(Last(centre), LegEndCause.NoAnswer);
        centre.Pass(0.2);
        centre.End(Last(centre), LegEndCause.Busy);
        centre.Pass(15);
        centre.End(Last(centre), LegEndCause.Rejected);
        centre.Pass(2);
        centre.End(Last(centre), LegEndCause.Rejected);
        centre.Pass(2);
        Assert.Equal(["1", "2", "3", "2", "1"], Dialled(centre).Select(number => number[^1..]));
    }

    [Fact]
    public void Paused_what_rings_goes_on_and_stopped_it_is_hung_up_once_it_has_rung_long_enough()
    {
        Centre centre = new("longest-idle-agent", 2);
        CampaignRow row = Campaigns.Start(
            centre,
            Campaigns.ToQueue with
            {
                RingSeconds = 60,
            },
            "+8613800138001",
            "+8613800138002",
            "+8613800138003"
        );
        centre.Pass(5);
        centre.Ask(new SetCampaignState(row.Id, CampaignState.Paused));
        centre.End(Last(centre), LegEndCause.Rejected);
        centre.Pass(20);
        Assert.Equal(2, Dialled(centre).Length);
        Assert.Single(Campaigns.Ends(centre));
        centre.Ask(new SetCampaignState(row.Id, CampaignState.Running));
        centre.Pass(3);
        Assert.Equal(3, Dialled(centre).Length);
        centre.Ask(new SetCampaignState(row.Id, CampaignState.Stopped));
        // The first one rings for half a minute already, the other for three seconds.
        centre.Pass(0.1);
        Assert.Equal(2, Campaigns.Ends(centre).Count());
        centre.Pass(11);
        Assert.Equal(2, Campaigns.Ends(centre).Count());
        centre.Pass(2);
        Assert.Equal("no_answer", Campaigns.Ends(centre).Last().Outcome);
        Assert.Equal("stopped", centre.Unit.Views.Campaigns[row.Id]!.Held);
    }

    [Fact]
    public void An_agent_looks_at_a_number_passes_it_over_or_dials_it_and_his_phone_rings_first()
    {
        Centre centre = new("longest-idle-agent", 2);
        CampaignRow row = Campaigns.Start(
            centre,
            Campaigns.ToQueue with
            {
                Mode = CampaignMode.Preview,
                // An agent is there already: nobody is listened to.
                DetectsMachines = true,
            },
            "+8613800138001",
            "+8613800138002"
        );
        Assert.Empty(Dialled(centre));
        PreviewView seen = (PreviewView)centre.Ask(new TakePreview(row.Id, 2)).Value!;
        Assert.Equal(seen, centre.Ask(new TakePreview(row.Id, 2)).Value);
        PreviewView other = (PreviewView)centre.Ask(new TakePreview(row.Id, 3)).Value!;
        Assert.NotEqual(seen.Number, other.Number);
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new DialPreview(row.Id, 99)).Code);
        Assert.True(centre.Ask(new SkipPreview(row.Id, 3)).IsOk);
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new DialPreview(row.Id, 3)).Code);
        Assert.True(centre.Ask(new DialPreview(row.Id, 2)).IsOk);
        Assert.Empty(Dialled(centre));
        Guid agent = centre.LegTo("2001");
        centre.Tell(new LegAnswered(agent));
        Assert.Equal([seen.Number], Dialled(centre));
        Guid far = Last(centre);
        centre.Tell(new LegAnswered(far));
        centre.Tell(new LegsJoined(agent, far));
        Kinds.CampaignAttemptEnded ended = Campaigns.Ends(centre).Single();
        Assert.Equal(("answered", 2), (ended.Outcome, ended.AgentId));
        // Whoever is not at his phone has dialled nobody.
        centre.Ask(new TakePreview(row.Id, 3));
        centre.Ask(new DialPreview(row.Id, 3));
        centre.End(centre.LegTo("2002"), LegEndCause.NoAnswer);
        Assert.Equal("withdrawn", Campaigns.Ends(centre).Last().Outcome);
        Assert.Equal(0, centre.Numbers[row.Id, other.Number].Attempts);
    }

    [Fact]
    public void What_was_under_way_when_the_server_died_is_told_as_lost_and_dialled_no_more()
    {
        CampaignNumbers numbers = new();
        numbers.TryWrite([new AddCampaignNumbers(2, [new NewCampaignNumber(Shanghai, "", "")])]);
        numbers.TryWrite([new BeginCampaignAttempt(2, Shanghai, 1, Guid.CreateVersion7())]);
        Assert.Single(numbers.Open());
        Assert.False(numbers.TryWrite([new BeginCampaignAttempt(2, Shanghai, 1, Guid.CreateVersion7())]));
    }

    private static string[] Dialled(Centre centre) =>
        [.. centre.Orders.OfType<OriginateLeg>().Where(order => order.TargetKind == LegTargetKind.Trunk).Select(order => order.Target)];

    private static Guid Last(Centre centre) =>
        centre.Orders.OfType<OriginateLeg>().Last(order => order.TargetKind == LegTargetKind.Trunk).Leg;

    private static void EndAll(Centre centre, int times)
    {
        for (int i = 0; i < times; i++)
        {
            centre.End(Last(centre), LegEndCause.Rejected);
            centre.Pass(2);
        }
    }
}
