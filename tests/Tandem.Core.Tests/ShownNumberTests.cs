namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>Whom the called sees: the customer, or the tenant; never the extension of an agent who has left.</summary>
public class ShownNumberTests
{
    private const string Customer = "13800009876";
    private const string Tenant = "+861088887777";

    [Theory]
    [InlineData("", "", "", "2001")]
    [InlineData("", "01088887777", "", Tenant)]
    [InlineData("01088886666", "01088887777", "", "+861088886666")]
    [InlineData("01088886666", "01088887777", "01088885555", "+861088885555")]
    [InlineData("", "", "2001", "2001")]
    public void Outside_a_number_that_was_set_is_shown_else_the_tenants(string ofTenant, string did, string ofAgent, string shown)
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Ask(new SetNumbering("CN", "", ofTenant));
        if (did.Length > 0)
        {
            centre.Ask(new SetRoute(did, RouteTarget.Queue, "sales"));
        }
        centre.Ask(new UpdateUser(2, new UserChange { CidNumber = ofAgent }));
        (_, _, OriginateLeg far) = Dialled(centre);
        Assert.Equal(shown, far.CallerNumber);
    }

    [Theory]
    [InlineData("2002")]
    [InlineData("sales")]
    public void Inside_whoever_gets_the_call_sees_the_customer(string target)
    {
        Centre centre = new("longest-idle-agent", 2);
        (Guid agent, Guid customer, _) = Dialled(centre);
        centre.Talk(agent, customer);
        Assert.True(centre.Ask(new TransferCall(agent, null, target)).IsOk);
        OriginateLeg rung = centre.Orders.OfType<OriginateLeg>().Last();
        Assert.Equal(("2002", Customer, ""), (rung.Target, rung.CallerNumber, rung.CallerName));
    }

    [Theory]
    [InlineData(false, "+8613800009876")]
    [InlineData(true, Tenant)]
    public void Outside_whoever_gets_the_call_sees_the_tenant_or_the_customer(bool hasNumber, string shown)
    {
        Centre centre = new("longest-idle-agent", 2);
        if (hasNumber)
        {
            centre.Ask(new SetRoute(Tenant, RouteTarget.Queue, "sales"));
        }
        (Guid agent, Guid customer, _) = Dialled(centre);
        centre.Talk(agent, customer);
        Assert.True(centre.Ask(new TransferCall(agent, null, "13900001111")).IsOk);
        OriginateLeg rung = centre.Orders.OfType<OriginateLeg>().Last();
        Assert.Equal((LegTargetKind.Trunk, shown), (rung.TargetKind, rung.CallerNumber));
    }

    [Fact]
    public void A_colleague_who_was_called_and_sent_to_a_queue_is_the_caller()
    {
        Centre centre = new("longest-idle-agent", 3);
        Guid first = Guid.CreateVersion7();
        centre.Tell(new CallArrived(first, Guid.CreateVersion7(), LegOrigin.Extension, "2001", "2001", "Agent One", "2002", "id"));
        Guid second = centre.LegTo("2002");
        centre.Tell(new LegAnswered(second));
        centre.Tell(new LegAnswered(first));
        centre.Tell(new LegsJoined(first, second));
        Assert.True(centre.Ask(new TransferCall(first, "2001", "sales")).IsOk);
        OriginateLeg rung = centre.Orders.OfType<OriginateLeg>().Last();
        Assert.Equal(("2002", ""), (rung.CallerNumber, rung.CallerName));
    }

    [Fact]
    public void A_phones_own_display_name_stays_inside()
    {
        Centre centre = new("longest-idle-agent", 2);
        Guid leg = Guid.CreateVersion7();
        centre.Tell(new CallArrived(leg, Guid.CreateVersion7(), LegOrigin.Extension, "2001", "2001", "Agent One", Customer, "id"));
        Assert.Equal("", centre.Orders.OfType<OriginateLeg>().Single().CallerName);
    }

    private static (Guid Agent, Guid Customer, OriginateLeg Far) Dialled(Centre centre)
    {
        centre.Ask(new Dial("2001", null, Customer));
        Guid agent = centre.LegTo("2001");
        centre.Tell(new LegAnswered(agent));
        OriginateLeg far = centre.Orders.OfType<OriginateLeg>().Last();
        return (agent, far.Leg, far);
    }
}
