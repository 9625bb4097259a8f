namespace Tandem.Core.Tests;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>A tenant has so many calls at once; whoever asks for one more is told so, in whichever way he asks.</summary>
public class CallLimitTests
{
    private const string Outside = "+8613800138000";

    [Theory]
    [InlineData("dial")]
    [InlineData("call-out")]
    [InlineData("call-back")]
    [InlineData("preview")]
    public void One_more_is_refused(string way)
    {
        Centre centre = new(1, new CentreLimits { Calls = 1 });
        CampaignRow row = Dialing.Campaigns.Start(centre, Dialing.Campaigns.ToQueue with { Mode = CampaignMode.Preview }, Outside);
        Assert.True(centre.Ask(new TakePreview(row.Id, 2)).IsOk);
        // A number outside rings first, so that the agent is free.
        Assert.True(centre.Ask(new CallOut("+8613800138009") { First = "+8613800138008" }).IsOk);
        int orders = centre.Orders.Count;

        Command asked = way switch
        {
            "dial" => new Dial("2001", null, Outside),
            "call-out" => new CallOut(Outside) { AgentId = 2, IsBlind = true },
            "call-back" => new CallBack(Outside, "sales", []),
            _ => new DialPreview(row.Id, 2),
        };
        Outcome refused = centre.Ask(asked);

        Assert.Equal((OutcomeCode.Overloaded, "too many calls"), (refused.Code, refused.Detail));
        Assert.Equal(orders, centre.Orders.Count);
    }
}
