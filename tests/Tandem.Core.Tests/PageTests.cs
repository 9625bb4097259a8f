namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;

/// <summary>Agents who work in a page are offered calls only while it lives and its microphone works.</summary>
public class PageTests
{
    private const string Login = "2001";

    private readonly Centre centre = new("longest-idle-agent", 1);

    [Fact]
    public void A_page_that_falls_silent_puts_its_agent_on_break_within_ten_seconds()
    {
        Assert.Equal(("Available", "", ""), Standing());
        for (int i = 0; i < 5; i++)
        {
            Assert.True(centre.Ask(new ReportPage(Login, true)).IsOk);
            centre.Pass(3);
        }
        Assert.Equal(("Available", "", "live"), Standing());
        centre.Pass(6);
        Assert.Equal(("On Break", "page asleep", "asleep"), Standing());
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new GoReady(Login, null)).Code);

        Assert.True(centre.Ask(new ReportPage(Login, true)).IsOk);
        Assert.Equal(("On Break", "page asleep", "live"), Standing());
        Assert.True(centre.Ask(new GoReady(Login, null)).IsOk);
        Assert.Equal(("Available", "", "live"), Standing());
    }

    [Fact]
    public void Without_a_microphone_nobody_is_ready()
    {
        centre.Ask(new ReportPage(Login, true));
        centre.Ask(new ReportPage(Login, false));
        Assert.Equal(("On Break", "no microphone", "no_microphone"), Standing());
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new GoReady(Login, null)).Code);
        centre.Ask(new ReportPage(Login, true));
        Assert.True(centre.Ask(new GoReady(Login, null)).IsOk);
    }

    [Fact]
    public void A_page_that_is_closed_leaves_its_agent_on_break_and_free_to_work_without_one()
    {
        centre.Ask(new ReportPage(Login, true));
        Assert.True(centre.Ask(new LeavePage(Login)).IsOk);
        Assert.Equal(("On Break", "page closed", ""), Standing());
        Assert.True(centre.Ask(new GoReady(Login, null)).IsOk);
        centre.Pass(60);
        Assert.Equal(("Available", "", ""), Standing());
        Assert.True(centre.Ask(new LeavePage(Login)).IsOk);
        Assert.Equal(("Available", "", ""), Standing());
    }

    [Fact]
    public void A_break_of_his_own_keeps_its_reason_and_who_signs_in_elsewhere_needs_no_page()
    {
        centre.Ask(new ReportPage(Login, true));
        centre.Ask(new GoBreak(Login, null, "tea"));
        centre.Pass(20);
        Assert.Equal(("On Break", "tea", "asleep"), Standing());
        centre.Ask(new SignIn(Login, null, null));
        Assert.True(centre.Ask(new GoReady(Login, null)).IsOk);
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new ReportPage("nobody", true)).Code);
    }

    private (string Status, string Reason, string Page) Standing()
    {
        var view = centre.Unit.Views.Agents.All().Single(agent => agent.Login == Login);
        return (view.Status, view.Reason, view.Page);
    }
}
